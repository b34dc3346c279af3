"""What the printed kit of a module says (export/apt.py)."""
from __future__ import annotations

KIT = {
    "kitName": "APT-paket: {module}",
    "kitKind": "APT-paket till",
    "kitAbout": "Paketet är till dig som leder ett möte. Skriv ut allt, eller bara de sidor som du behöver.",
    "kitFinal": "Slutprovet är inte med. Det gör var och en själv på webbplatsen.",
    "kitPlan": "Förslag till upplägg",
    "kitSlides": "Bilder med anteckningar",
    "kitHandOut": "Att dela ut",
    "kitCards": "Samtalskort",
    "kitCardsHow": "Klipp längs de streckade linjerna. Låt gruppen dra ett kort i taget.",
    "kitKeys": "Facit till övningarna",
    "kitCard": "Det viktigaste på en sida",
    "kitShort": "I korthet",
    "kitTask": "Gör det här på jobbet",
    "kitTalk": "Prata om",
    "kitWords": "Viktiga ord",
    "kitMoreWords": "Fler ord finns i ordlistan på webbplatsen.",
    "kitGoals": "Det här är målet",
    "kitWrong": "Om något är fel",
    "kitOwn": "Egna anteckningar",
    "kitOwnHow": "Skriv inget som går att koppla till en person.",
    "kitCareful": "Använd inga riktiga namn eller händelser som går att känna igen.",
}
# Who is asked and told when something is wrong: what it is about, and the name of its value in lokalt.yml.
KIT_WRONG = (
    ("Berätta för", "contacts.manager"),
    ("Kvällar, nätter och helger", "contacts.on_call"),
    ("Personen är dålig, men inte i fara", "contacts.nurse"),
    ("Kvalitetsavvikelse: rapportera", "reporting.deviation"),
    ("Lex Sarah: rapportera genast", "reporting.lex_sarah"),
    ("Frågor om IBIC", "contacts.ombud"),
)
KIT_DANGER = ("Fara för livet", "Ring 112 först.")
