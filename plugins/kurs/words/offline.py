"""What the course says of itself without a network: in the browser, as an app, and from a folder."""
from __future__ import annotations

# The runtime (runtime/offline.js).
OFFLINE = {
    "offline": "Du är offline. Kursen fungerar ändå.",
    "offlineHere": "Du är offline. Du kan fortsätta på den här sidan. Andra sidor går inte att öppna än.",
    "online": "Du är online igen.",
    "newRelease": "Det finns en ny version av kursen. Dina svar är kvar när du byter.",
    "takeNewRelease": "Byt till den nya versionen",
}

# The course in a folder (export/offline.py).
FOLDER = {
    "start": "Starta kursen.html",
    "readme": "Läs mig.txt",
    "open": "Öppna kursen",
    "text": """{title}

Kursen fungerar utan nät och utan server.

1. Packa upp hela zip-filen. Öppna den inte inifrån zip-filen.
2. Dubbelklicka på "{start}". Använd Chrome eller Edge.

Flytta inte filer ut ur mappen. Hela mappen kan ligga på ett USB-minne.

Dina svar sparas i webbläsaren på den här datorn, inte i mappen. Vill du fortsätta på en annan dator? Öppna
Mina resultat och spara dina framsteg till en fil.
""",
}
