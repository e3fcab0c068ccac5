"""The names that the benchmark of injected errors puts into texts; data, and how it is read.

Own compilation from general knowledge, independent of the lexicons of the checker: what is
measured should not choose its own questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# Two spellings of one given name, each an established form that real people bear.
MEN = """
Stephen/Steven Anthony/Antony Mohammed/Mohamed Jon/John Philip/Phillip Geoffrey/Jeffrey Alan/Allen
Allan/Allen Michael/Mikael Brian/Bryan Eric/Erik Carl/Karl Marc/Mark Nicholas/Nicolas
Frederick/Frederic Lawrence/Laurence Matthew/Mathew Jonathan/Jonathon Christopher/Kristopher
Gerard/Gerrard Graham/Graeme Stuart/Stewart Sean/Shaun Shaun/Shawn Shane/Shayne Neil/Neal
Derek/Derrick Darren/Darrin Darryl/Daryl Glen/Glenn Greg/Gregg Ian/Iain Aidan/Aiden Connor/Conor
Kieran/Ciaran Hugh/Huw Lewis/Louis Marcus/Markus Oscar/Oskar Victor/Viktor Jacob/Jakob Joseph/Josef
Theodore/Theodor Bernard/Bernhard Conrad/Konrad Curtis/Kurtis Kurt/Curt Caspar/Casper
Christian/Kristian Dominic/Dominick Edmund/Edmond Elliot/Elliott Emanuel/Emmanuel Fabian/Fabien
Garry/Gary Geoff/Jeff Harald/Harold Henrik/Henryk Henry/Henri Herman/Hermann Hussein/Hossein
Ibrahim/Ebrahim Ilya/Ilia Jared/Jarred Jason/Jayson Jeffrey/Jeffery Julian/Julien Karim/Kareem
Khalid/Khaled Klaus/Claus Lucas/Lukas Malcolm/Malcom Martin/Martyn Maurice/Morris Maxim/Maksim
Mehmet/Mehmed Miles/Myles Mitchell/Mitchel Muhammad/Mohammad Mustafa/Mustapha Nathaniel/Nathanael
Nikolai/Nikolay Olaf/Olav Oliver/Olivier Omar/Umar Patrick/Patric Pavel/Pawel Peter/Pieter
Ralph/Ralf Raymond/Raymund Reuben/Ruben Rafael/Raphael Randal/Randall Roderick/Roderic Roger/Rodger
Rudolf/Rudolph Russell/Russel Sergei/Sergey Sidney/Sydney Sebastian/Sebastien Stefan/Stephan
Suleiman/Sulaiman Terence/Terrence Thomas/Tomas Tariq/Tarek Tristan/Tristen Vasily/Vasili
Walter/Valter Wilhelm/Willem Yusuf/Yousef Zachary/Zackary Dmitry/Dmitri Alexander/Aleksander
Alistair/Alastair Arthur/Artur Barry/Barrie Bradley/Bradly Brendan/Brendon Brett/Bret Callum/Calum
Cameron/Kameron Damian/Damien Dennis/Denis Dylan/Dillon Eamon/Eamonn Emil/Emile Ernest/Ernst
Euan/Ewan Fyodor/Fedor Finlay/Finley Fredrik/Frederik Hassan/Hasan Jerry/Gerry Johan/Johann
Jordan/Jordon Leonard/Lennard Lloyd/Loyd Ludwig/Ludvig Mathias/Matthias Mauricio/Maurizio
Piers/Pierce Quentin/Quintin Rashid/Rasheed Ricardo/Riccardo Roland/Rowland Samir/Sameer Scott/Scot
Sylvester/Silvester Torsten/Thorsten Ulrich/Ulrik Yuri/Yury
"""
WOMEN = """
Catherine/Katherine Kathryn/Kathrin Sara/Sarah Isabel/Isobel Isabelle/Isabella Ann/Anne Anna/Ana
Alison/Allison Alicia/Alisha Amelia/Emilia Annabel/Annabelle Barbara/Barbra Bridget/Brigid
Carol/Carole Caroline/Carolyn Cathy/Kathy Cecilia/Cecelia Cheryl/Sheryl Christina/Kristina
Christine/Kristine Claire/Clare Clara/Klara Claudia/Klaudia Colleen/Coleen Deborah/Debra
Diana/Dianna Diane/Dianne Eileen/Aileen Eleanor/Elinor Elena/Helena Elisa/Eliza Elizabeth/Elisabeth
Emily/Emilie Erica/Erika Esther/Ester Eva/Ewa Gail/Gayle Gillian/Jillian Gwendolyn/Gwendolen
Hannah/Hanna Harriet/Harriett Hayley/Hailey Helen/Helene Hilary/Hillary Irena/Irina
Jacqueline/Jacquelyn Jane/Jayne Janet/Janette Janice/Janis Jasmine/Jasmin Jennifer/Jenifer
Jenny/Jennie Joanna/Johanna Joanne/Joann Julia/Giulia Karen/Karin Karina/Carina Kate/Cate Katie/Katy
Katarina/Katerina Kelly/Kelley Kirsten/Kirstin Kristen/Kristin Laila/Layla Laura/Lora Leah/Lea
Lesley/Leslie Linda/Lynda Lindsay/Lindsey Lisa/Liza Louisa/Luisa Lucy/Lucie Lynn/Lynne
Madeleine/Madeline Margaret/Margret Marianne/Maryanne Marilyn/Marylin Marsha/Marcia Martha/Marta
Mathilda/Matilda Maya/Maia Megan/Meghan Melanie/Melany Michelle/Michele Miriam/Myriam Monica/Monika
Naomi/Noemi Natalie/Nathalie Natalia/Natalya Nicola/Nichola Nicole/Nichole Nora/Norah
Philippa/Phillipa Rachel/Rachael Rebecca/Rebekah Rosemary/Rosemarie Roxanne/Roxane Sandra/Sondra
Sharon/Sharron Sheila/Shelagh Silvia/Sylvia Sofia/Sophia Sophie/Sofie Stacey/Stacy
Stephanie/Stefanie Susan/Suzan Suzanne/Susanne Teresa/Theresa Tracey/Tracy Valerie/Valery
Veronica/Veronika Vivian/Vivien Yvonne/Ivonne Zara/Zarah Zoe/Zoey Fatima/Fatimah Aisha/Ayesha
Zainab/Zeinab Nadia/Nadya Tatiana/Tatyana Ksenia/Xenia Ekaterina/Yekaterina Maryam/Mariam
"""

# Further given names by which people are found in the texts.
MORE_MEN = """
Aaron Abdul Abraham Adam Adrian Ahmed Alfred Ali Andreas Andrew Andy Angus Arnold Barack Ben
Benjamin Bertrand Bill Bob Brock Bruce Charles Chris Clark Colin Dan Daniel Dave David Dean Devin
Don Donald Douglas Drew Dwight Eddie Edgar Edward Edwin Eugene Evan Francis Frank Franklin Fred
George Gilbert Godfrey Grimesby Gustav Guy Hans Harry Harvey Hector Hosmer Howard Isaac Ivan Jabez
Jack James Jeremiah Jeremy Jesse Jim Joe Johannes Johannus Jorge Josh Joshua Juan Justin Keith
Kenneth Kevin Larry Lee Leo Leon Luca Luke Lysander Manuel Mario Marvin Max Michiel Mike Mikhail
Nathan Neville Nick Nigel Noam Norman Otto Owen Pablo Patrick Paul Percy Pierre Ray Rex Richard
Rick Rishi Albert Aloysius Alvin Art Carlos Duncan Elias Gordon Gregory Hank Jean Joel Lucius Roman
Ryan Saddam Sam Terry Hamdullah Isa Rob Robert Robin Rodney Roland Romelu Ron Ronald Rowan Roy
Samuel Saul Sherlock Shimon Simon Stanley Steve Ted Tim Timothy Tobias Tom Tony Trevor Troy Vincent
Warren William Zach
"""
MORE_WOMEN = """
Abigail Agnes Alice Amanda Amy Andrea Angela Anita Beatrice Betty Brenda Britney Caitlin Charlotte
Chloe Cindy Clara Colette Cynthia Daisy Daniela Denise Diana Donna Dorothy Edith Ellen Elinor Emma
Ethel Eve Fiona Flora Florence Frances Genevieve Gertrude Gloria Grace Greta Hatty Helen Honoria
Ichiyo Ida Ingrid Irene Jeanne Jenna Jessica Joan Joy Judith Judy Julie Juliet Kathleen
Kimberly Kristen Lillie Lily Lois Lotte Lucia Lydia Manju Mary Marie Marion Molly Nancy Natsuko
Odette Olivia Elaine Bonnie Beryl Pamela Patricia Pauline Penelope Phyllis Regina Rhona Rosa Rose
Ruth Sally Samantha Selma Sherri Sonia Suella Sue Susanna Theresa Tina Tipper Ursula Vanessa Vera
Victoria Violet Wendy Winifred Zaha
"""

SURNAMES = """
Abernathy Adeyemi Agarwal Ahlgren Almeida Altmann Amundsen Andrade Antonelli Arbuthnot Asplund
Atkinson Azikiwe Bakker Balakrishnan Banerjee Barrionuevo Bartok Baumgartner Belmonte Bergstrom
Bhattacharya Bianchi Blinken Bogdanov Borkowski Bouchard Brandt Brzezinski Buchanan Cabrera
Caldwell Callaghan Cardoso Carvalho Castellano Cavanagh Chakrabarti Chatterjee Chukwu Cienfuegos
Colombo Cornwallis Costello Crichton Czerny Dahlberg Davenport Delgado Desrosiers Devlin Dimitriou
Dlamini Donoghue Dragomir Dubois Dumont Eberhardt Eriksson Escobar Espinoza Fairclough Falkenberg
Farquhar Fernandes Ferrari Fitzgerald Fontaine Friedman Fujimoto Gallagher Garibaldi Gauthier
Georgiou Giordano Goldberg Gonzales Gorbunov Gottlieb Grabowski Grimaldi Gutierrez Haddad Halvorsen
Hamilton Haraldsen Hashimoto Hendricks Hernandez Hoffmann Horvath Hrushevsky Ibanez Ishikawa
Iwanowski Jankowski Jaworski Jimenez Johansson Kaminski Kapoor Karlsson Kaufmann Kawasaki Khatri
Kiplagat Klein Kobayashi Kovalenko Kowalczyk Kozlov Krishnan Kruger Kuznetsov Lachlan Lagerkvist
Larsson Laurent Lefebvre Lehmann Leszczynski Lindqvist Lombardi Lundgren Macdonald Mackenzie
Magnusson Malinowski Mandelbaum Marchetti Martinelli Matsumoto Mbeki McAllister McLaughlin Medvedev
Melnikov Mendoza Mercier Mikkelsen Montgomery Moravec Morozov Mukherjee Mulligan Nakamura Napolitano
Ndiaye Nielsen Nikolaidis Nkrumah Novotny Nwosu Obermann Okafor Okonkwo Oliveira Olszewski Onyango
Orlowski Osterberg Ostrowski Pacheco Padilla Papadakis Pappas Pellegrini Petersen Petrovic Pfeiffer
Pokorny Popescu Poulsen Prendergast Quinlan Radwanski Rafferty Ramirez Rasmussen Reinhardt
Ricciardi Rodrigues Romanenko Rosenthal Rothschild Rutkowski Sadowski Salvatore Sandoval Santangelo
Savchenko Schneider Schroeder Schumacher Serrano Shevchenko Silverman Simonsen Sithebe Sokolov
Sorensen Stavros Steinberg Sullivan Svensson Szymanski Takahashi Tavares Thackeray Thorvaldsen
Tolland Tomczak Trevelyan Tsvetkov Urquhart Valdes Vandenberg Vasquez Villanueva Vinogradov Voronin
Wagner Wasilewski Weinstein Whitaker Wisniewski Yamamoto Yilmaz Zaleski Zapatero Zielinski Zimmerman
"""

# People with diacritics, men first; in some the given name has them, in some the surname, or both.
ACCENTED_MEN = """
José Almeida, Łukasz Piszczek, Ramón Echeverría, Jérôme Lefèvre, André Carrière, François Bélanger,
Nicolás Ibáñez, Andrés Quiñones, Tomás Gutiérrez, Jesús Peñalver, Joaquín Cortázar, Martín Núñez,
Raúl Domínguez, Hernán Bermúdez, Fabián Galván, Adrián Múgica, Rubén Ordóñez, Óscar Zúñiga,
Sebastián Yáñez, Iñaki Etxeberría, Gonçalo Magalhães, João Conceição, Antônio Guimarães,
Sérgio Brandão, Luís Falcão, Estêvão Simões, Jürgen Grünwald, Günther Müllner, Björn Lindström,
Jörg Schäfer, Götz Förster, Rainer Köhler, Walter Böhm, Håkan Sjöberg, Göran Ångström, Pär Wallén,
Jørgen Kjærgaard, Søren Højlund, Bjørn Ødegård, Pål Strømsnes, Kåre Næss, Mikko Hämäläinen,
Väinö Järvinen, Kristján Þórsson, Sigurður Jónsson, Ólafur Bragason, Zoltán Szabó, László Kertész,
György Pálfi, Sándor Fehér, Károly Bíró, Jiří Dvořáček, Václav Němec, Tomáš Růžička, Ondřej Kučera,
Michal Kováč, Ľubomír Ďurica, Janez Drnovšek, Željko Obradović, Dražen Petković, Saša Milošić,
Miloš Đurić, Goran Vlašić, Stanisław Wróbel, Paweł Kędzierski, Michał Wałęga, Jarosław Górski,
Zbigniew Święcki, Ștefan Ionescu, Mihăiță Bălan, Răzvan Lupașcu, Gökhan Yıldırım, Çağlar Öztürk,
Oğuz Şahin, İsmail Çelik, Kārlis Bērziņš, Jānis Kalniņš, Algirdas Žukauskas, Nguyễn Thành,
Émile Rivière
"""
ACCENTED_WOMEN = """
María Fernández, Inés Valdés, Sofía Benítez, Verónica Alarcón, Lucía Garzón, Ángela Cañizares,
Begoña Muñiz, Mónica Sáenz, Noémie Béranger, Hélène Garçon, Geneviève Crépeau, Chloé Dubé,
Zoë Désiré, Léa Châtelain, Françoise Hébert, Conceição Araújo, Käthe Brüning, Jutta Höfer,
Anneliese Küster, Åsa Björklund, Märta Sjögren, Maja Sørensen, Bodil Østergaard, Päivi Mäkelä,
Þóra Guðmundsdóttir, Zsófia Németh, Ágnes Kovács, Božena Hájková, Zdeňka Černá,
Małgorzata Jabłońska, Elżbieta Śliwa, Nataša Kovačević, Ivana Perić, Ileana Stănescu, Ayşe Güneş,
Gülşen Kılıç, Ilzė Šimkutė
"""
ACCENTED_PLACES = """
São Paulo, Düsseldorf, Málaga, Córdoba, León, Mérida, Querétaro, Bogotá, Medellín, Ibagué,
Asunción, Potosí, Curaçao, Brasília, Goiânia, Maceió, Belém, Évora, Setúbal, Besançon, Orléans,
Nîmes, Béziers, Angoulême, Liège, Genève, Zürich, Köln, München, Nürnberg, Würzburg, Tübingen,
Göttingen, Lübeck, Malmö, Göteborg, Jönköping, Västerås, Tromsø, Ålesund, Bodø, Århus,
Jyväskylä, Reykjavík, Győr, Pécs, Łódź, Gdańsk, Wrocław, Poznań, Kraków, České Budějovice, Plzeň,
Košice, Bărăgan, Timișoara, Iași, Brăila, Šibenik, Čakovec, Niš, Liepāja, Šiauliai, Klaipėda,
Pärnu, İzmir, Eskişehir, Muğla, Đà Nẵng
"""

# Opens a short heading that says nothing of the text; {} is the surname.
HEADINGS = """
{} in row over harbour fees|{} to face angry farmers|{} on the way out|{} and the missing letters
{} at odds with council|{} for a second term|{} under fire over rents|{} against the clock
{} after the storm|{} with little to lose|{} before the judges again|{} by the river
{} as peacemaker|{} into the last round|{} from village to capital|{} without a plan
{} on stage in spring|{} to open new school|{} in the lead|{} with a heavy load
"""

# Bases of rules/lexicons/name_bases.tsv that are adjectives first: a rewriter makes people of them.
ADJECTIVE_BASES = """
able best bland blunt bold brave bright broad clever craven crisp cunning daily dark dear doughty
early elder fair fickle fine free fresh gallant gaunt gay gentle good grand grave gray grey grim
hale handy hard hardy high humble idle innocent jolly just keen kind large lawless lean light
lively long loud loveless lovely low loyal main manly meek mellow merry mild moody neat new nice
noble old plain proud quick quiet rash rich right rough round savage sharp short silent simple
slack slight slim slow sly small smart smooth soft sole sound sour stark stern still stout straight
strange strong sturdy sweet swift tall tame thick thin tough true trusty upright valiant weak
wealthy wild willing wise worthy young amber auburn black blue brown crimson golden green pink
purple red scarlet white
"""

# Second words that make no person of a given name, and words that no place is called by.
NO_SURNAMES = """
Academy Award Cardinals Coronet County Day Deco Dock Freighters Galante House Island Museum Park
Prize Research River Road School Square Street University College
"""
NO_PLACES = """
January February March April June July August September October November December Monday Tuesday
Wednesday Thursday Friday Saturday Sunday Christmas Easter Hajj English French German Latin Spanish
Danish Dutch Czech Indian Iranian Greek Australian American Moriori Congress Parliament Senate
Members Government Federal Major Christianity Freemasonry Scientology House Heaven Christ Earth Mars
Moon Wikinews Facebook Twitter Google Wikipedia YouTube Medicare Medicaid Social That This These
There First University District Terminal Downtown Northeast Figure Table Section Game Wave Economics
Psychology Frontiers Reading Holmes Watson Lestrade Bradshaw Ross Turner Hatherley Rucastle Byron
Galois Chevalier Higuchi Theodorus Pachomius Horsiesios Padalecki Cortese Whitman Rathbun Batman
Braverman Warhol Wilkins Quilis Carrano Eegimaa Ethnologue
"""


class Pair(NamedTuple):
    """Two spellings of a given name and the gender that both have."""

    one: str
    two: str
    gender: str


class Accented(NamedTuple):
    """A person whose name has diacritics."""

    given: str
    surname: str
    gender: str


def _pairs(table: str, gender: str) -> list[Pair]:
    return [Pair(one, two, gender) for one, _, two in (e.partition("/") for e in table.split())]


def _accented(table: str, gender: str) -> list[Accented]:
    names = [name.strip().partition(" ") for name in table.replace("\n", " ").split(",")]
    return [Accented(given, surname, gender) for given, _, surname in names]


def _genders() -> dict[str, str]:
    known: dict[str, str] = {}
    for table, gender in ((MEN + MORE_MEN, "m"), (WOMEN + MORE_WOMEN, "f")):
        for name in table.replace("/", " ").split():
            known[name] = "u" if known.get(name, gender) != gender else gender
    return known


PAIRS = tuple(_pairs(MEN, "m") + _pairs(WOMEN, "f"))
GENDERS: Mapping[str, str] = _genders()
"""Known given names, each m, f or u."""
FAMILY_NAMES = tuple(SURNAMES.split())
ADJECTIVES = frozenset(ADJECTIVE_BASES.split())
ACCENTED = tuple(_accented(ACCENTED_MEN, "m") + _accented(ACCENTED_WOMEN, "f"))
PLACES = tuple(" ".join(place.split()) for place in ACCENTED_PLACES.split(","))
HEADLINES = tuple(line for row in HEADINGS.split("\n") for line in row.split("|") if line)
