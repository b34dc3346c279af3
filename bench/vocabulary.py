"""Seeded prose that compresses and searches like Swedish: about 600 word forms, the common ones common."""
from __future__ import annotations

import random

# One noun, verb or adjective in its forms; made up for the bench and teaches nobody anything.
NOUNS = [
    row.split()
    for row in """plan planen planer planerna|dag dagen dagar dagarna|insats insatsen insatser insatserna
morgon morgonen morgnar morgnarna|vana vanan vanor vanorna|samtal samtalet samtal samtalen|fråga frågan frågor frågorna
anteckning anteckningen anteckningar anteckningarna|måltid måltiden måltider måltiderna|promenad promenaden promenader promenaderna
kollega kollegan kollegor kollegorna|rutin rutinen rutiner rutinerna|mål målet mål målen|behov behovet behov behoven
resurs resursen resurser resurserna|möte mötet möten mötena|besök besöket besök besöken|vecka veckan veckor veckorna
anhörig anhörige anhöriga anhöriga|dotter dottern döttrar döttrarna|granne grannen grannar grannarna|bok boken böcker böckerna
trädgård trädgården trädgårdar trädgårdarna|kök köket kök köken|hylla hyllan hyllor hyllorna|dusch duschen duschar duscharna
trappa trappan trappor trapporna|rullator rullatorn rullatorer rullatorerna|telefon telefonen telefoner telefonerna
nyckel nyckeln nycklar nycklarna|kalender kalendern kalendrar kalendrarna|stund stunden stunder stunderna
förmåga förmågan förmågor förmågorna|hinder hindret hinder hindren|risk risken risker riskerna|känsla känslan känslor känslorna
orsak orsaken orsaker orsakerna|händelse händelsen händelser händelserna|uppgift uppgiften uppgifter uppgifterna
beslut beslutet beslut besluten|text texten texter texterna|ord ordet ord orden|rubrik rubriken rubriker rubrikerna
avsnitt avsnittet avsnitt avsnitten|kväll kvällen kvällar kvällarna|natt natten nätter nätterna|arbetsplats arbetsplatsen arbetsplatser arbetsplatserna
chef chefen chefer cheferna|grupp gruppen grupper grupperna|idé idén idéer idéerna|kaffekopp kaffekoppen kaffekoppar kaffekopparna
tidning tidningen tidningar tidningarna|fönster fönstret fönster fönstren|stol stolen stolar stolarna|kläder kläderna plagg plaggen
tröja tröjan tröjor tröjorna|butik butiken butiker butikerna|räkning räkningen räkningar räkningarna|buss bussen bussar bussarna
förening föreningen föreningar föreningarna|kör kören körer körerna|läkare läkaren läkare läkarna|medicin medicinen mediciner medicinerna
smärta smärtan smärtor smärtorna|steg steget steg stegen|hand handen händer händerna|syn synen sinnen sinnena|röst rösten röster rösterna
minne minnet minnen minnena|önskan önskan önskemål önskemålen|val valet val valen|ansvar ansvaret ansvar ansvaren""".replace("\n", "|").split("|")
]
VERBS = [
    row.split()
    for row in """läser läste läsa|skriver skrev skriva|frågar frågade fråga|lyssnar lyssnade lyssna|berättar berättade berätta
hjälper hjälpte hjälpa|följer följde följa|planerar planerade planera|väljer valde välja|prövar prövade pröva|minns mindes minnas
visar visade visa|stödjer stödde stödja|ser såg se|hör hörde höra|märker märkte märka|bestämmer bestämde bestämma|ordnar ordnade ordna
lagar lagade laga|hämtar hämtade hämta|ringer ringde ringa|väntar väntade vänta|vilar vilade vila|handlar handlade handla
städar städade städa|tvättar tvättade tvätta|klarar klarade klara|behöver behövde behöva|saknar saknade sakna|uppskattar uppskattade uppskatta
beskriver beskrev beskriva|bedömer bedömde bedöma|jämför jämförde jämföra|ändrar ändrade ändra|påminner påminde påminna
möter mötte möta|lämnar lämnade lämna|börjar började börja|avslutar avslutade avsluta|delar delade dela|förklarar förklarade förklara""".replace("\n", "|").split("|")
]
ADJECTIVES = """lugn trygg tydlig kort viktig vanlig ny gammal trött glad orolig ensam van ovan stark svag varm kall ljus mörk
öppen stängd nära enkel svår möjlig säker långsam snabb egen gemensam daglig tidig sen hel delad skriftlig muntlig saklig vänlig""".split()
ADVERBS = """ofta ibland sällan alltid helst själv tillsammans gärna först sedan därefter dessutom däremot numera hemma ute inne
oftast genast snart fortfarande redan nästan ungefär åtminstone särskilt framför-allt varje-dag på-morgonen på-kvällen i-dag""".split()
PREPOSITIONS = "i på vid med utan till från efter före under över mellan hos genom inför kring mot".split()
LINKS = "när om eftersom medan innan fast så-att trots-att därför-att".split()
PEOPLE = "personen hon han kollegan du vi dottern grannen chefen Astrid Yusuf Birgit Sven Leila Göran Elsa".split()


class Prose:
    """The same seed gives the same words on every machine."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def pick(self, words: list) -> object:
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
        return " ".join(words).replace("-", " ")

    def sentence(self, *, end: str = ".") -> str:
        text = self.clause()
        if self.random.random() < 0.5:
            text += f", {self.pick(LINKS)} {self.clause()}".replace("-", " ")
        return text[0].upper() + text[1:] + end

    def title(self) -> str:
        return f"{self.pick(ADJECTIVES)} {self.noun()} {self.pick(PREPOSITIONS)} {self.noun()}".capitalize()

    def paragraph(self, *, words: int) -> str:
        """At least so many words, one of the sentences in bold now and then."""
        sentences: list[str] = []
        while sum(len(one.split()) for one in sentences) < words:
            one = self.sentence()
            sentences.append(f"**{one}**" if self.random.random() < 0.06 else one)
        return " ".join(sentences)
