"""The Swedish words of a case; words.py has all others."""
from __future__ import annotations

CASE = {
    "label": "Övningsfall: {name}",
    "years": "{age} år",
    "support": "Har {support} ({law}). Påhittad person.",
    "measure": "Beslutad insats",
    "from": "Uppdraget kommer från",
    "need": "Behov",
    "says": "{name} säger",
    "other_says": "{name}, säger",
    "assessed": "Bedömt funktionstillstånd",
    "intended": "Avsett funktionstillstånd",
    "said": "(Sagt av {names}.)",
    "document": "Står i {document}.",
    "no_factor": "Inget som har betydelse för stödet.",
    "decided": "Planen gäller från",
    "participants": "De som deltog",
    "participation": "Delaktighet",
    "follow_up": "Följs upp",
    "goal": "Delmål",
    "link": "Koppling till uppdraget",
    "resources": "Resurser",
    "what": "Vad",
    "how": "Hur",
    "when": "När",
    "who": "Vem",
    "time": "Kl. {time}",
    "no_area": "(Inget livsområde)",
    "assessment": "Bedömning:",
    "weak": "Den här anteckningen kan bli bättre. Hur?",
    "better": "Så här kan den skrivas:",
}
# The heading of each part, where a whole case is shown.
TITLES = {
    "person": "Personen",
    "uppdrag": "Uppdraget",
    "faktorer": "Relaterade faktorer",
    "plan": "Genomförandeplanen",
    "journal": "Journalen",
}
# The five kinds of related factors, by their ids and in their order (fact sheet §3).
FACTORS = {
    "kroppsfunktion": "Kroppsfunktioner",
    "kroppsstruktur": "Kroppsstrukturer",
    "omgivningsfaktor": "Omgivningsfaktorer",
    "personfaktor": "Personfaktorer",
    "halsotillstand": "Hälsotillstånd",
}
WEEKDAYS = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")
