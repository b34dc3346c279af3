"""The Swedish words of templates: on their page, in the browser and in Word. words.py has all others and these too."""
from __future__ import annotations

HTML = {
    "template_practice": "Mallen här på sidan är för övning.",
    "template_note": "Skriv om en påhittad person. Skriv aldrig om en riktig person här.",
    "template_kept": "Det du skriver skickas inte någonstans. Det sparas bara i den här webbläsaren. På en delad dator kan nästa person läsa det, så tryck på Rensa mallen när du är klar.",
    "template_no_script": "Din webbläsare kör inte JavaScript. Du kan fylla i och skriva ut, men inget sparas. Behöver du fler omgångar, så hämta Word-filen.",
    "template_word": "Hämta tom mall (Word)",
    "template_word_example": "Hämta exemplet (Word)",
    "template_see": "Se ett ifyllt exempel",
    "template_fill": "Fyll i mallen",
    "template_required": "bör fyllas i",
}

# The page of a template: a form to fill in.
TEMPLATE = {
    "add": "Lägg till: {one}",
    "remove": "Ta bort: {one}",
    "removed": "Borttaget: {one}.",
    "print": "Skriv ut",
    "clear": "Rensa mallen",
    "clearHelp": "Rensa mallen tar bort allt du har skrivit.",
    "cleared": "Allt är borttaget. Du kan ångra tills du skriver något nytt eller lämnar sidan.",
    "undo": "Ångra",
    "undone": "Allt är tillbaka.",
    "stillEmpty": "Kvar att fylla i: {count} av {all} rutor som bör fyllas i.",
    "formNotKept": "Webbläsaren kan inte spara det du skriver. Skriv ut innan du stänger sidan.",
}

# A template as a Word file.
WORD = {
    "wordNote": "Mallen är tom när du hämtar den. När du har fyllt i den om en person innehåller den känsliga uppgifter. Spara den bara där din arbetsgivare har bestämt, så att obehöriga inte kommer åt den.",
    "wordExample": "Det här är ett exempel för övning. Personen finns inte.",
    "textBox": "Skriv här.",
    "long-textBox": "Skriv här.",
    "dateBox": "Välj dag.",
    "choiceBox": "Välj i listan.",
    "wordField": "Ruta",
    "wordContent": "Innehåll",
    "wordTable": "Första kolumnen säger vad som ska stå. Skriv i den andra.",
    "wordMore": "Behöver du fler? I Word: klicka i tabellen ovanför och sedan på plustecknet vid dess nedre högra hörn. I andra program: kopiera rubriken och tabellen.",
    "wordPage": "Sida",
    "wordOf": "av",
}

# What a printed book of modules says (export/book.py).
BOOK = {
    "bookContents": "Innehåll",
    "bookAbout": "Du kan göra övningarna med penna. Facit står sist i varje modul.\nSlutproven gör du på webbplatsen.",
    "bookKeys": "Facit till övningarna",
    "bookFinal": "Slutprovet gör du på webbplatsen. Där rättas det, och där får du ditt intyg.",
}
