"""What pages of the register say after something was done (web/ask.py `go`), and what else the server says."""
from __future__ import annotations

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")


# What a page of the register says after something was done (web/ask.py `go`).
SAID = {
    "utloggad": "Du är utloggad.",
    "valkommen": "Välkommen! Ditt lösenord är sparat.",
    "gallrat": "Det som var för gammalt är borttaget.",
    "enhet-ny": "Enheten finns nu i listan.",
    "enhet-stangd": "Enheten är stängd.",
    "konto-stangt": "Kontot är stängt. Det går inte att logga in med det längre.",
    "roll": "Rollen är given.",
    "roll-borta": "Rollen är borttagen.",
    "tilldelad": "Klart. Dela länken eller affischen med enheten.",
    "sparat": "Ändringarna är sparade.",
    "ny-lank": "Här är den nya länken. Den gamla fungerar inte längre. Byt ut affischer som redan sitter uppe.",
    "avslutad": "Tilldelningen är avslutad. Länken fungerar inte längre. Det som är gjort finns kvar.",
    "oppnad": "Tilldelningen är öppen igen och länken fungerar.",
    "tillagd": "Personen finns nu i listan.",
    "ihop": "Nu är de en person. Blev det fel? Ångra längst ner på sidan.",
    "isar": "Nu är de två personer.",
    "inte-ihop": "De gick inte att slå ihop. Någon annan kan ha ändrat listan, eller så har en av dem skyddade personuppgifter. Behåll i så fall den personen.",
    "intyg": "Intyget är sparat som egen uppgift.",
    "lista": "Listan är införd.",
    "mote": "Deltagandet är sparat. Mötet står längst ner på sidan.",
    "valj-modul": "Välj en modul ur listan. Tryck sedan på Starta mötet.",
    "mote-avbrutet": "Mötet är avslutat. Inget deltagande är sparat.",
    "uppsamling": "Klart. Dela länken med dem som saknades på mötet.",
    "mote-angrat": "Mötet är ångrat. Ingen räknas som deltagare den dagen.",
    "pamint": "Påminnelserna är skickade.",
    "profil-sparad": "Profilen är sparad.",
    "raderad": "Personen är raderad ur registret.",
    "profil-borta": "Profilen är borttagen.",
}
