"""The Swedish words of what only authors meet: the drawing of a scenario and the lists of `kurs check`."""
from __future__ import annotations

# The drawing of a scenario (kurs scenario map).
MAP = {
    "mapOf": "Karta över {id}.",
    "mapScene": "Scen {number}: {id}",
    "mapEnd": "Scen {number}, slut: {id}",
    "mapCount": "{scenes} scener med val och {ends} slut.",
    "mapLeads": "Scen {number}: {way} leder till scen {to}.",
    "mapEnds": "Scen {number} är ett slut. {how}",
}

# The table of `kurs check --misconceptions`.
MISCONCEPTIONS = {
    "caughtItem": "uppgift",
    "caughtPart": "svar",
    "caughtAnswer": "text",
    "caughtMeans": "missuppfattning",
    "caughtMissing": "(saknas)",
    "caughtNone": "Inga felaktiga svar har någon missuppfattning.",
}

# The list of `kurs check --laws`.
LAWS = {
    "lawChecked": "{certainty}, kontrollerat {day}",
    "lawUnused": "Används inte: {ids}.",
    "lawAllUsed": "Alla lagrum används.",
    "lawByHand": "Skrivet direkt i texten. Skriv {§id} i stället, så hittas stället när lagen ändras:",
}
