"""What is said where a meeting is held and joined without a register, and of the proof that it gives."""
from __future__ import annotations

MEETING = {
    "meetingField": "Mötets kod",
    "meetingFieldHelp": "Koden står på skärmen, under QR-koden.",
    "meetingJoin": "Gå med",
    "meetingAnother": "Gå med i ett annat möte",
    "meetingNone": "Skriv koden först.",
    "meetingMistyped": "Koden stämmer inte. Något tecken är fel eller saknas. Se på skärmen igen, eller fråga den som leder mötet.",
    "meetingElsewhere": "Koden är från ett möte på en annan webbplats. Kontrollera adressen på skärmen.",
    "meetingGone": "Koden gäller en modul som inte finns längre. Fråga den som leder mötet efter en ny kod.",
    "meetingAway": "Det gick inte att läsa in mötet. Kontrollera att du har kontakt med nätet.",
    "meetingFolder": "Möten fungerar på kursens webbplats. Här är kursen öppnad från en mapp. Be den som leder mötet om adressen till webbplatsen.",
    "meetingAbout": "Möte om {title}",
    "meetingDay": "Dag",
    "meetingCode": "Kod",
    "meetingHow": "Svara på tre frågor. De är bara till för dig, och du får svara fel. Efteråt får du ett bevis om att du deltog.",
    "meetingPast": "Koden är gammal. Mötet var {day}. Du kan göra frågorna på egen hand, men du får inget bevis om att du deltog.",
    "meetingFuture": "Mötet är inte än, utan {day}. Använd koden då. Du kan göra frågorna på egen hand nu, men du får inget bevis om att du deltog.",
    "meetingAlone": "Du har svarat på alla frågor.",
    "meetingModule": "Gå till modulen {title}",
    "checksTitle": "Frågor till dig",
    "checksWait": "Hämtar frågorna …",
    "checksNumber": "Fråga {number} av {all}",
    "checksAway": "Det gick inte att hämta frågorna. Det du har svarat finns kvar. Kontrollera att du har kontakt med nätet.",
    "checksRetry": "Försök igen",
    "attendedText": "Du deltog i mötet om {title}, {day}.",
    "attendedOwn": "Beviset är din egen uppgift. Det visar inte att modulen är klar. Du hittar det sedan under Mina resultat.",
    "attendedUnknown": "Registret får inte veta att du var med. Den som leder mötet kan kryssa i dig där.",
    "attendedName": "Ditt namn på beviset",
    "attendedShow": "Visa beviset",
    "certificateNeedsName": "Skriv ditt namn först.",
    "certificateNameHelp": "Namnet sparas bara i den här webbläsaren.",
    "startModule": "Modul",
    "startDay": "Mötets dag",
    "startMake": "Skapa mötet",
    "startNeedsDay": "Välj en dag först.",
    "startTitle": "{title}, {day}",
    "startScan": "Skanna QR-koden. Eller öppna adressen och skriv koden.",
    "startQr": "QR-kod till mötet om {title}",
    "startSlides": "Visa ett kapitel som bilder",
    "startSlidesHelp": "Sista bilden visar mötets QR-kod.",
    "startList": "Närvarolista",
    "startListHelp": "Listan är på papper, med plats för 25 namn. Inget av den sparas på webbplatsen.",
    "startPrint": "Skriv ut närvarolista",
    "startFolder": "Telefonerna behöver kursens webbplats. Här är kursen öppnad från en mapp. Du kan visa kapitlen som bilder och skriva ut sidan, så får du en tom närvarolista.",
}

# In the templates of the two pages.
HTML = {
    "meeting_no_script": "För att delta behövs JavaScript. Slå på det, eller använd en annan telefon. Du kan också skriva ditt namn på närvarolistan.",
    "meeting_start_no_script": "För att skapa en kod behövs JavaScript. Utan det kan du skriva ut den här sidan. Då får du en tom närvarolista.",
    "meeting_account": "Har du ett konto i registret?",
    "meeting_account_how": "Starta då mötet där. Öppna enheten och välj Möte. Då sparas det vilka som deltog.",
    "meeting_account_link": "Till registret",
    "meeting_without_account": "Utan konto",
    "meeting_list": "Närvarolista",
    "meeting_list_module": "Modul",
    "meeting_list_day": "Dag",
    "meeting_list_unit": "Enhet",
    "meeting_list_leader": "Den som leder mötet",
    "meeting_list_name": "Namn",
    "meeting_list_signature": "Underskrift",
}

# On the sheet that says that somebody took part, on screen and paper (with words.PAGES).
SHEET = {
    "attendedTitle": "Deltog i möte",
    "attendedHas": "deltog i ett möte om",
    "attendedSigned": "Intygat av ombud",
    "attendedCode": "Mötets kod",
    "attendedNumber": "Nummer",
    "attendedSave": "Spara beviset som fil",
    "attendedSelfHelp": "Deltagandet är personens egen uppgift. Ingen har kontrollerat det. Det visar inte att modulen är klar.",
    "attendedSignedHelp": "Ett ombud har intygat att personen deltog, och registret har signerat det. Det visar inte att modulen är klar. Den som vill kan kontrollera det på sidan Kontrollera intyg, även utan nät.",
    "attendedHead": "Möten som du har deltagit i",
    "attendedHelp": "Att delta i ett möte räknas inte som att modulen är klar.",
    "attendedRow": "{title}, {day}. {source}",
    "attendedByOmbud": "Deltagit, intygat av ombud",
}

# Where a proof is checked (with words.VERIFY).
CHECKED = {
    "attendedTitle": "Deltog i möte",
    "attendedCode": "Mötets kod",
    "attendedOnly": "Beviset gäller att personen deltog i ett möte. Det visar inte att modulen är klar.",
    "selfStatedAttended": "Inget har fallit bort eller ändrats. Men ingen har bekräftat att personen var med.",
}
