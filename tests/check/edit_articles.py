"""Seven short articles on one invented crisis, whose pages the cases of edits are tried on.

Nobody in them is real, nor is any place. Their sentences are of the kinds that are altered and edited: a quotation with
a "not", a toll that rose, two counts in one clause, a denial, a condition, a claim that nobody could verify.
"""
# ruff: noqa: E501

from datetime import date
from pathlib import Path

from generator.model import Article

TEXTS = {
    "e1": (
        "Marsh Courier",
        "2024-03-04",
        """Landslides in Torvania drive villagers from their homes

At least 5,300 people have been displaced by landslides in the western province of Oskeld, the National Rescue Service said on Monday.

“We have never had so much rain in one week,” the service’s director, Mirna Valdek, told reporters in the town of Brenholm.

Valdek said 19 people were killed and 74 were injured when a hillside collapsed on Sunday.

The government of Prime Minister Tomas Arvik declared a day of mourning on Monday and asked the Coastal Union for help.

“Every family will get a roof,” Arvik said in a televised address.

The opposition leader, Lena Hoff, accused the government of ignoring the geologists. “They had the maps and kept them in a drawer,” Hoff said.

About 1,200 houses were destroyed, according to the National Rescue Service.
""",
    ),
    "e2": (
        "Marsh Courier",
        "2024-03-05",
        """Relief trucks reach Brenholm as toll rises

A convoy of 16 trucks reached the cut-off town of Brenholm on Tuesday, the Coastal Aid Mission said.

The death toll rose to 27, the National Rescue Service said on Tuesday, up from 19 a day earlier.

“The bridges are not open and we will not risk our crews in the dark,” said Pia Lorne, a spokeswoman for the Coastal Aid Mission.

More than 7,400 people have been displaced, the Office for Displaced Families said.

Arvik met the Coastal Union president Karel Vint in Sundhaven on Tuesday to discuss aid worth 45 million euros.

“The Union stands with the people of Torvania,” Vint said after the meeting.

Some 700 children have no access to schools, the Office for Displaced Families said.

Hoff asked the prime minister to step down. “He has to leave before the next slide,” she told a rally in the capital.
""",
    ),
    "e3": (
        "Torvania Wire",
        "2024-03-06",
        """Fighting near Brenholm as rebels take a pass

Fighters of the Mountain League seized a pass above Brenholm on Wednesday, the army said.

The army said 9 soldiers were killed and 21 were wounded in the fighting.

“We will take the pass back within a week,” General Olav Brandt said at a news conference.

A Mountain League spokesman, Juro Selk, denied that the group had attacked rescue workers. “We have never shot at a rescue team,” Selk said in a statement.

The Coastal Aid Mission suspended its deliveries to Brenholm on Wednesday when the road to its depot was mined.
""",
    ),
    "e4": (
        "Torvania Wire",
        "2024-03-07",
        """Truce talks open in Sundhaven

Delegations of the government and the Mountain League met in Sundhaven on Thursday for talks.

“This is an opening and not a peace treaty,” said the mediator, Ines Halder.

Arvik said that his government would not negotiate over any pass. “These hills are ours,” he told parliament.

Selk said the Mountain League would accept a truce if the army withdrew from Brenholm.

The fighting has displaced a further 1,800 people, the Office for Displaced Families said on Thursday.

Brandt said the army had killed 35 fighters since Tuesday, a number that could not be verified.
""",
    ),
    "e5": (
        "Marsh Courier",
        "2024-03-08",
        """Typhoid reported in camps near Brenholm

The Coastal Health Board said on Friday that 96 cases of typhoid had been found in the tents near Brenholm.

Four people have died of typhoid, the board said.

“Without clean water this will get worse within days,” said Ada Morin, a doctor with the Coastal Health Board.

The Office for Displaced Families asked donors for 6 million dollars for wells and latrines.

The National Rescue Service denied that typhoid had spread to the capital.

“There is no typhoid in the capital,” Valdek said.
""",
    ),
    "e6": (
        "Marsh Courier",
        "2024-03-09",
        """Army leaves Brenholm under truce

The army began to withdraw from Brenholm on Saturday under a truce that was agreed in Sundhaven.

“The hills are quiet tonight,” Halder said.

The truce took effect at midnight on Friday and will last for 20 days.

“We will keep our promise,” Selk said.

The Coastal Aid Mission, which resumed its deliveries to Brenholm on Saturday, said it had reached 4,600 people.

Hoff welcomed the truce but said Arvik “should have signed it weeks ago”.
""",
    ),
    "e7": (
        "Torvania Wire",
        "2024-03-10",
        """Coastal Union releases aid for Torvania

The Coastal Union released 45 million euros for Torvania on Sunday, the Coastal Union said.

“This money is meant for farmers and not for the ministries,” Vint said.

The National Rescue Service said 2,900 people had returned to their homes.

The death toll from the landslides stands at 31, the service said on Sunday.

“Seven people are still missing in the mud,” Valdek said.
""",
    ),
}


def make_articles() -> list[Article]:
    """The articles as they would be read."""
    return [
        Article(id, text, text.partition("\n")[0], date.fromisoformat(day), publisher=publisher)
        for id, (publisher, day, text) in TEXTS.items()
    ]


def read_articles(folder: Path) -> list[Article]:
    """Articles of a folder: a text each, with its day and publisher beside it."""
    found = []
    for file in sorted(folder.glob("*.txt")):
        notes = dict(line.split(": ", 1) for line in file.with_suffix(".yml").read_text().splitlines() if line)
        text = file.read_text(encoding="utf-8")
        title, day = text.partition("\n")[0], date.fromisoformat(notes["published"])
        found.append(Article(file.stem, text, title, day, publisher=notes["publisher"]))
    return found
