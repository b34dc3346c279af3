"""Seeded prose that compresses and searches like Swedish: hundreds of word forms, the common ones common."""
from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

Word = TypeVar("Word")


def _words(text: str) -> list[str]:
    return text.split()


def _forms(text: str) -> list[list[str]]:
    """One word a line or between bars, in its forms."""
    return [row.split() for row in text.replace("|", "\n").splitlines() if row.strip()]


NOUNS = _forms("""
plan planen planer planerna | dag dagen dagar dagarna | insats insatsen insatser insatserna
morgon morgonen morgnar morgnarna | vana vanan vanor vanorna | samtal samtalet samtalen
fråga frågan frågor frågorna | anteckning anteckningen anteckningar anteckningarna
måltid måltiden måltider måltiderna | promenad promenaden promenader promenaderna
kollega kollegan kollegor kollegorna | rutin rutinen rutiner rutinerna | mål målet målen
behov behovet behoven | resurs resursen resurser resurserna | möte mötet möten mötena
besök besöket besöken | vecka veckan veckor veckorna | anhörig anhörige anhöriga
dotter dottern döttrar döttrarna | granne grannen grannar grannarna | bok boken böcker böckerna
trädgård trädgården trädgårdar trädgårdarna | kök köket köken | hylla hyllan hyllor hyllorna
dusch duschen duschar duscharna | trappa trappan trappor trapporna | stund stunden stunder stunderna
rullator rullatorn rullatorer rullatorerna | telefon telefonen telefoner telefonerna
nyckel nyckeln nycklar nycklarna | kalender kalendern kalendrar kalendrarna
förmåga förmågan förmågor förmågorna | hinder hindret hindren | risk risken risker riskerna
känsla känslan känslor känslorna | orsak orsaken orsaker orsakerna | text texten texter texterna
händelse händelsen händelser händelserna | uppgift uppgiften uppgifter uppgifterna
beslut beslutet besluten | ord ordet orden | rubrik rubriken rubriker rubrikerna
avsnitt avsnittet avsnitten | kväll kvällen kvällar kvällarna | natt natten nätter nätterna
arbetsplats arbetsplatsen arbetsplatser arbetsplatserna | chef chefen chefer cheferna
grupp gruppen grupper grupperna | idé idén idéer idéerna | tidning tidningen tidningar tidningarna
kaffekopp kaffekoppen kaffekoppar kaffekopparna | fönster fönstret fönstren | stol stolen stolar
plagg plagget plaggen | tröja tröjan tröjor tröjorna | butik butiken butiker butikerna
räkning räkningen räkningar räkningarna | buss bussen bussar bussarna | kör kören körer körerna
förening föreningen föreningar föreningarna | läkare läkaren läkarna | minne minnet minnen minnena
medicin medicinen mediciner medicinerna | smärta smärtan smärtor smärtorna | steg steget stegen
hand handen händer händerna | sinne sinnet sinnen sinnena | röst rösten röster rösterna
önskan önskemål önskemålen | val valet valen | ansvar ansvaret
""")
VERBS = _forms("""
läser läste | skriver skrev | frågar frågade | lyssnar lyssnade | berättar berättade | hjälper hjälpte
följer följde | planerar planerade | väljer valde | prövar prövade | minns mindes | visar visade
stödjer stödde | ser såg | hör hörde | märker märkte | bestämmer bestämde | ordnar ordnade
lagar lagade | hämtar hämtade | ringer ringde | väntar väntade | vilar vilade | handlar handlade
städar städade | tvättar tvättade | klarar klarade | behöver behövde | saknar saknade
uppskattar uppskattade | beskriver beskrev | bedömer bedömde | jämför jämförde | ändrar ändrade
påminner påminde | möter mötte | lämnar lämnade | börjar började | avslutar avslutade
delar delade | förklarar förklarade
""")
ADJECTIVES = _words("""
lugn trygg tydlig kort viktig vanlig ny gammal trött glad orolig ensam van ovan stark svag varm kall
ljus mörk öppen stängd nära enkel svår möjlig säker långsam snabb egen gemensam daglig tidig sen hel
delad skriftlig muntlig saklig vänlig
""")
ADVERBS = _words("""
ofta ibland sällan alltid helst själv tillsammans gärna först sedan därefter dessutom däremot numera
hemma ute inne oftast genast snart fortfarande redan nästan ungefär åtminstone särskilt
""")
PREPOSITIONS = _words("i på vid med utan till från efter före under över mellan hos genom inför kring mot")
LINKS = _words("när om eftersom medan innan fast så därför")
PEOPLE = _words("personen hon han kollegan du vi dottern grannen chefen Astrid Yusuf Birgit Sven Leila Göran Elsa")


class Prose:
    """The same seed gives the same words on every machine."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def pick(self, words: Sequence[Word]) -> Word:
        """Early words more often than late ones, as in a language."""
        return words[int(len(words) * self.random.random() ** 1.6)]

    def noun(self) -> str:
        return self.random.choice(self.pick(NOUNS))

    def clause(self) -> str:
        words = [self.pick(PEOPLE), self.pick(VERBS)[self.random.random() < 0.3], self.pick(ADVERBS), self.noun()]
        if self.random.random() < 0.6:
            words += [self.pick(PREPOSITIONS), self.noun()]
        if self.random.random() < 0.4:
            words += ["och", "är", self.pick(ADJECTIVES)]
        return " ".join(words)

    def sentence(self, *, end: str = ".", short: bool = False) -> str:
        text = self.clause()
        if not short and self.random.random() < 0.5:
            text += f", {self.pick(LINKS)} {self.clause()}"
        return text[0].upper() + text[1:] + end

    def title(self) -> str:
        return f"{self.pick(ADJECTIVES)} {self.noun()} {self.pick(PREPOSITIONS)} {self.noun()}".capitalize()

    def paragraph(self, *, words: int) -> str:
        """At least so many words, a sentence in bold now and then."""
        sentences: list[str] = []
        while sum(len(one.split()) for one in sentences) < words:
            one = self.sentence()
            sentences.append(f"**{one}**" if self.random.random() < 0.06 else one)
        return " ".join(sentences)
