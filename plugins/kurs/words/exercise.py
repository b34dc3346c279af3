"""What exercises and finals say in the browser, and the names in drawings."""
from __future__ import annotations

PRACTICE = {
    "answer": "Svara",
    "answerAgain": "Försök igen",
    "correct": "Rätt!",
    "incorrect": "Inte riktigt.",
    "partly": "{right} av {all} rätt.",
    "moreRight": "Det finns fler rätta svar.",
    "answerFirst": "Svara först. {missing} saknas.",
    "pickOne": "Välj ett svar först.",
    "markFirst": "Markera minst ett ställe först.",
    "rightAnswer": "Rätt svar",
    "wrongAnswer": "Inte rätt",
    "accepted": "Godtas",
    "near": "Nära",
    "nearOne": "Nästan.",
    "partlyNear": "{right} av {all} rätt, {near} nära.",
    "spelled": "Rätt, men kontrollera stavningen.",
    "unanswered": "Inget svar",
    "olderVersion": "Du har svarat på en äldre version av frågan. Svara gärna igen.",
    "answeredElsewhere": "Besvarad på en annan enhet. Du kan svara igen här om du vill.",
    "olderKept": "Besvarad på en äldre version. Ditt svar gäller fortfarande.",
    "setProgress": "{done} av {all} övningar gjorda",
    "bins": "Välj i listan, eller dra texten hit med musen:",
    "takenTwice": "Du har valt samma två gånger. Varje val passar bara på ett ställe.",
    "failed": "Något gick fel när sidan lästes in. Ladda om sidan. Dina sparade svar är kvar.",
}

ORDER = {
    "moveFirst": "Flytta stegen till rätt ordning först.",
    "moveUp": "Flytta upp: {step}",
    "moveDown": "Flytta ner: {step}",
    "movedTo": "Nu på plats {place} av {all}: {step}",
}

SCENARIO = {
    "step": "Steg {number}",
    "atEnd": "Så slutade det",
    "youChose": "Du valde:",
    "chooseFirst": "Gå vidare i fallet tills det tar slut.",
    "back": "Gå tillbaka ett steg",
    "startOver": "Börja om",
    "good": "Det gick bra.",
    "mixed": "Det gick delvis bra.",
    "poor": "Det gick inte bra.",
    "unfinished": "Fallet har inte nått något slut.",
    "yourWay": "Så här valde du",
    "other": "Du kunde också ha valt:",
}

GUIDE = {
    "guideStep": "Fråga {number}",
    "guideEnd": "Svar",
    "guideBack": "Tillbaka",
    "guideAgain": "Börja om",
    "guidePrint": "Skriv ut som kort (A4)",
    "guideAnswers": "Dina svar:",
}

EXTENDED_TEXT = {
    "writeFirst": "Skriv något först.",
    "tooLong": "Texten är {over} tecken för lång. Korta den. Inget är borttaget.",
    "length": "{length} av högst {max} tecken",
    "written": "Klart. Jämför din text med exemplet.",
    "modelText": "Så här kan det se ut",
    "rubric": "Vad stämmer på din text?",
    "ticked": "{done} av {all} stämmer på din text.",
    "writeOn": "Skriv vidare",
    "personalNumber": "Texten ser ut att innehålla ett personnummer. Skriv aldrig om riktiga personer här.",
    "phone": "Texten ser ut att innehålla ett telefonnummer. Skriv aldrig om riktiga personer här.",
    "mail": "Texten ser ut att innehålla en e-postadress. Skriv aldrig om riktiga personer här.",
}

CONFIDENCE = {
    "ask": "Hur säker är du på ditt svar?",
    "unsure": "Osäker",
    "fairly": "Ganska säker",
    "certain": "Helt säker",
    "first": "Välj också hur säker du är.",
    "sureWrong": "Du var helt säker. Läs förklaringen en gång till. Just sådana svar är bra att upptäcka.",
    "unsureRight": "Du var osäker men svarade rätt. Du kan mer än du tror.",
}

FINAL = {
    "missed": "Skulle också vara med",
    "final": "Slutprov",
    "finalStart": "Starta slutprovet",
    "finalAgain": "Gör om provet",
    "finalSubmit": "Lämna in",
    "finalProgress": "{done} av {all} frågor besvarade",
    "finalMissing": "{missing} frågor saknar svar. Du kan svara på dem eller lämna in ändå.",
    "finalMissingOne": "1 fråga saknar svar. Du kan svara på den eller lämna in ändå.",
    "finalGoTo": "Gå till första frågan utan svar",
    "finalSubmitAnyway": "Lämna in ändå",
    "finalPassed": "Godkänt! Du fick {percent} procent rätt.",
    "finalFailed": "Du fick {percent} procent rätt. Gränsen är {mastery} procent. Läs förklaringarna och gör om när du vill.",
    "finalResumed": "Provet är kvar där du slutade.",
    "finalChanged": "Provet har ändrats sedan du började. Frågor som inte finns kvar är borttagna.",
    "finalRemaining": "Modulen blir klar när du har gjort de övningar som är kvar ({missing}).",
    "finalWaiting": "Inskickat. Provet rättas när du får kontakt med registret. Du kan stänga sidan under tiden, svaren är sparade.",
    "finalElsewhere": "Du har gjort provet på en annan enhet. Du fick {percent} procent rätt.",
    "finalGone": "Frågorna du började med finns inte längre. Starta provet igen.",
    "question": "Fråga {number} av {all}",
    "certificate": "Hämta ditt intyg",
    "right": "Rätt svar",
    "allKeys": "Alla förklaringar",
    "cancel": "Avbryt",
}

# Questions made of the glossary. {means} is a whole sentence.
DRILL = {
    "prompt": "Vilket ord passar till förklaringen?",
    "right": "Just det.",
    "means": "*{term}* betyder: {means}",
}

# The places of each drawing, by their ids and in their order: the names in full (fact sheet §1 and §2).
PLACES = {
    "livsomraden": {
        "larande": "Lärande och att tillämpa kunskap",
        "allmanna-uppgifter": "Allmänna uppgifter och krav",
        "kommunikation": "Kommunikation",
        "forflyttning": "Förflyttning",
        "personlig-vard": "Personlig vård",
        "hemliv": "Hemliv",
        "relationer": "Mellanmänskliga interaktioner och relationer",
        "utbildning-arbete": "Utbildning, arbete, sysselsättning och ekonomiskt liv",
        "samhallsgemenskap": "Samhällsgemenskap, socialt och medborgerligt liv",
        "trygghet": "Känsla av trygghet",
        "stod-fran-narstaende": "Personligt stöd från person som vårdar eller stödjer en närstående",
    },
    "process": {
        "aktualisera": "Aktualisera",
        "utreda": "Utreda",
        "besluta": "Besluta",
        "utforma-uppdrag": "Utforma uppdrag",
        "genomfora-uppdrag": "Genomföra uppdrag",
        "folja-upp": "Följa upp",
    },
    "funktionstillstand": {"bedomt": "Bedömt", "avsett": "Avsett", "nytt-bedomt": "Nytt bedömt"},
    "behovsvagen": {"behov": "Behov", "resurs": "Resurs", "mal": "Mål", "stod": "Stöd"},
}
