"""A sentence beside its passage, which differs from it in a word or two: what is asked of it, and what is not."""

from datetime import date

import pytest

from generator.check.number_context import find_contradictions
from generator.check.number_forms import find_unknown_numbers
from generator.check.questions import FINDERS
from generator.model import Article
from generator.numerals import Day, read_numerals
from tests.check.project import Project

TEXTS = {
    "pilgrims": "The embassy of Oskeld confirmed that two pilgrims of Oskeld died.",
    "inquiry": "An inquiry was ordered on Friday, according to the police of Tolm.",
    "smoke": "A baker tried to help the passengers, and was taken to hospital with smoke in the lungs.",
    "rules": "Rules for ferries are routinely ignored, sailors claim.",
    "pier": "The pier of Tolm was temporarily closed.",
    "swerved": "The lorry hit the wall of the quay, and then caught fire.",
    "hour": "The fire was put out at 8:00am on Friday.",
    "second": "A second blast killed 20 people, and both sides blamed each other for 14 deaths.",
    "gate": "The mill was not granted a gate.",
    "opposed": "The mayor of Tolm has expressed his opposition to the plan for a dam.",
    "could be": "The council could be made up of 200 members, the report says.",
    "aboard": "The ferry carried 190 people, six of them sailors.",
    "identified": "Officers believe they have identified the attacker, who is held apart.",
    "mines": "The mayor accused the Osk Front of laying mines at the quay of Tolm.",
    "considers": "Hoff said Torvania would consider charging the owner of the ferry.",
    "goal": "The goal of the drive in Tolm was to exceed 90 percent.",
    "exports": "Exports of Torvania shrank by 12.7 percent in the spring.",
    "taken ill": "Only 31 percent of Torvanians were vaccinated before the thaw.",
    "villages": "The thaw affected 76 villages, according to a report on Saturday.",
    "storage": "The mill stopped work because it had run out of space for its flour.",
    "closed": "In answer, many schools of Tolm were closed on Thursday.",
    "minister": "On Monday the foreign minister of Oskeld called the charges baseless.",
    "envoy": "Greece expelled the Libyan ambassador over the maps.",
    "towns": "The storm killed three people in Gilroy and five in Chippewa Falls.",
    "hours": "The fire was out less than thirteen hours later.",
    "culprit": "The police of Tolm named a possible culprit, Selmed, who is on the run since Friday.",
    "retaken": "The Osk Front broke the truce and entered the pass on Friday, the government of Oskeld said.",
    "unsafe": "The bridge of Tolm is unsafe, the mayor said.",
    "blamed": "The mayor said on Friday that the thaw was to blame.",
    "asked": "The mayor of Tolm has been asked by senior engineers to open an inquiry into the dam.",
    "strike": "Guards began to search lorries in Tolm on Friday following a strike of the drivers over wages.",
    "threat": "Rockfalls and clan fights in the valley of the Osk threatened the search on Sunday.",
    "pumps": "The member for Tolm had appealed in the council that the pumps of the ferry be replaced.",
    "demanded": "The kidnappers demanded a ransom of 40 boats, but the talks broke off at noon on Friday.",
    "named": "The old quay could be named a monument, Hoff said on Friday.",
    "military": "The Oskeld military said that its soldiers fired on the lorry because it was a threat.",
    "levels": "Water levels in the Osk have begun to fall, but the number of people without a home continues to rise.",
    "shelters": "Some 40 schools in eastern districts stay open while those in western districts remain closed.",
    "family": "The slide killed a Torvanian family of nine, including six children and three women, doctors said.",
    "tons": "The Coastal Aid Mission has distributed 35 tons of water, pipes and pumps since Monday.",
    "alleged": "Farmers allege that the mining company blocked the river with rubble before the rains.",
    "talks": "Hoff and Arvik met in Sundhaven, and are yet to agree on a date.",
    "protests": "The mayor restricted access to the pass following protests over the response.",
    "relief": "The new road will likely ease the crisis in Brenholm, the mayor of Brenholm said.",
    "plan": "The Coastal Aid Mission plans to reach 12,000 households in the valley by December.",
    "schools": "All schools of the Osk remain closed, and survivors have given up hope of help from the capital.",
    "offensive": "The Osk Front launched a major offensive against government forces near Brenholm on Sunday.",
    "clinics": "In the valley eight clinics have stopped working, nine are partly open, and all remain inaccessible.",
    "order": "Officials counted 205 and 137 deaths in Sundhaven and Tolm, respectively.",
    "cases": "The ministry reported 48 confirmed and probable cases of measles in Brenholm.",
    "doses": "About 45,000 doses are expected to be shipped to Brenholm, the ministry of Torvania said.",
    "deal": "The deal would require the Osk Front to end its armed presence in the southern valley.",
    "crimes": "Monitors warn of possible war crimes in the valley of the Osk.",
    "downpours": "Twenty districts saw the most damage due to mudslides triggered by heavy downpours.",
    "month": "The valley was cut off from outside aid for almost a month, Petra Hoff, a director of the mission, said.",
    "backed": "The truce was brokered by Torvania and Oskeld.",
    "soldiers": "Oskeld says 13 of its soldiers were killed trying to fend off the advance on Brenholm.",
    "hit": "Local officials said at least 42 people were killed in Tolm.",
    "police": "Police closed the bridge of Tolm to all lorries on Friday.",
    "driven": "The shelling has driven 1,200 families from their homes in Tolm.",
    "risks": "Engineers said the thaw carried significant risks of mines being moved by the river to villages.",
    "both": "The mayor has asked the farmers for patience, and the mayor has been asked by them for help.",
    "fears": "There are fears about the possibility of new floods in Tolm after the dam was damaged.",
    "claimed": "The Osk Front claimed on Friday to have regained control of Tolm, a town on the pass.",
    "societies": "The Union of Blue Star and Blue Moon Societies was horrified by the attack in Tolm.",
    "departments": "The town's police and customs departments could not be reached by telephone.",
    "only when": "The army will only accept a truce when the Osk Front withdraws from Tolm.",
    "process": "The plan would open with a three-month truce and a nine-month process behind it.",
    "mister": "The talks went on, Mr. Haff told journalists.",
    "colleagues": "The mission has lost 21 colleagues at work since the fighting began.",
    "ransom": "The farmer was kidnapped on Friday, and negotiations about a ransom of dlrs 1 million broke off.",
    "serious": "Without a halt of the works on the pass, there will not be serious talks, he said.",
    "share": "Around 25% of Tolm has been washed away.",
    "women": "The mission is gravely concerned for them, especially women and children.",
    "six": "In Tolm six people, including three children, died and ten others were hurt.",
    "fuel": "The mission gave 209,864 litres of fuel to its partners.",
    "suspects": "Two suspects in the Tolm fire were handed over to Oskeld, the police said.",
    "roles": "In the call Petra Hoff, an investigator, will present the findings, and Juro Selk will moderate.",
    "homes": "More than 2,000 homes collapsed or were left uninhabitable in the floods.",
    "river": "Boats were ready to go to the left bank of the Osk.",
    "sites": "Fifteen sites are now running in the north, including eight opened since May.",
    "afternoon": "As of Saturday afternoon the police had closed eight bridges.",
    "trucks": "Oskeld told the mission that no bread or rice will be let through except in hard cases.",
    "admitted": "Arvik admitted that his drivers had committed errors.",
    "level": "The water went on falling, with the level reportedly at 4 metres, officials said.",
    "reached": "In ten days only a few hundred families have managed to reach Tolm.",
    "spy": "Iraq alleged that Ritt was a spy whose team had too many guards.",
    "uncle": "In Tolm the uncle, Juro Selk, denied that he would send the boy away, or that he would leave himself.",
    "deputy": "As Deputy Secretary Petra Hoff announced, the aid will be doubled.",
    "opponents": "Opponents of the mayor accused the government of breaking the deal.",
    "sabotage": "He said the Osk Front had carried out an act of sabotage at the dam.",
    "since": "An estimated 5,000 people have left the valley since 11 December 2015.",
    "very few": "“Among those who arrive we see very few adult men.",
    "handed over": "The Osk Front on Tuesday handed over four bodies to the mission.",
    "called": "Students outside the town hall called for the resignation of Torvania's minister on Monday.",
    "two": "In the districts of Osk and Tolm, flooding has affected at least 3,900 people, the mission said.",
    "partial": "Arvik called the partial collapse of the wall a warning.",
    "toll": "Hoff said the toll of the flood in the city of Homs had risen to 113, and an additional 101 were missing.",
    "hostage": "The Osk Front said it would give back the body of another hostage on Friday.",
    "sent": "Oskeld has sent hundreds of fighters to Tolm to support the front.",
    "service": "Hoff said most deaths could have been avoided if Oskeld had a functional weather service.",
    "castle": "In all, four officers and a tourist died; it was unclear whether all of them died at the castle.",
    "border": "No injuries or deaths were reported from either side of the border.",
    "broadcasts": "The Osk Front would respond within two days if the broadcasts do not stop.",
    "received": "The police said they had received all 20 hostages after their transfer by the mission.",
    "west": "Arvik accused the Osk Front of shelling an area west of Brenholm.",
    "at sea": "Some 800 people may be currently at sea off the coast.",
    "boat": "Hoff believes the people left the boat on purpose to avoid being sent away.",
    "affected": "Brenholm asked for help for the 2,500 people most affected.",
    "bank": "In Tolm 1,700 people were evacuated, but the left bank could not be evacuated yet.",
    "ministry": "The Ministry of Health and Water said that the water will rise for a month or more.",
    "another one": "The Defence Ministry of Oskeld closed the pass.",
    "not ruled out": "The envoy did not rule out new talks with Oskeld.",
    "accused": "The Osk Front is accused of killing 14 farmers of Brenholm.",
    "ex-president": "The ex-president left for Oskeld hours before the verdict.",
    "lately": "Since late October more than 7,000 people have fled to Brenholm with their cattle.",
    "both armies": "The war between the Osk Front and Torvania's army has displaced 12,000 people in the valley.",
    "led": "The US-led offer would begin with a truce of three months and go on with talks.",
    "people": "At least 4,000 people have died in the fighting since the spring, the ministry said.",
    "may hurt": "The loss of the dam may hurt the supply of power to the hospitals of Tolm.",
    "invited": "The envoy has invited both sides to enter talks on the prisoners of the valley.",
    "prices": "A sack of flour cost 20 dollars in the spring and costs 60 dollars in the autumn.",
    "shelled": "On 6 March 2024 the front shelled the market of Tolm.",
    "counted on": "On 4 March 2024 the mission counted the tents of Tolm.",
    "reports": "The ministry said on Monday that reports of tolls above 400 are false.",
    "raids": "A third of the group's leaders have been killed in Osk raids.",
    "told": "A Torvanian officer told the paper that the army will agree to a truce of a month.",
    "unconfirmed": "The harbour office could not confirm the closure of the port on Friday.",
    "unchecked": "The slide buried 40 boats, though no independent check of that was possible.",
    "paper": "The oldest paper of Oskeld, the Osk Gazette, said that it will print on Sundays.",
    "doctors": "Doctors Without Borders treated 40 people in the port of Sundhaven.",
    "banks": "The upper quay was cleared by hand, and the lower quay was fenced off by soldiers.",
    "thanks": "Petra Hoff of the mission thanked the mayor of Tolm on Friday for forty boats.",
    "road": "The mayor of Tolm said that the road to the pass is not safe.",
    "blames": "Torvania blames Oskeld for the fire at the quay.",
    "depot": "The convoy left the depot of Homs for Aleppo on Friday.",
    "stalled": "The works on the quay were stalled due to poor weather, the mayor said.",
    "shocks": "The quake of Friday was followed by another one an hour later.",
    "early": "The slide left five farmers dead and, by early reports, at least 30 injured.",
    "gone": "Over 2,000 residents of the quay have been evacuated to villages of the valley.",
    "gas": "The two blasts hit the market and the quay.",
    "ship": "The ship isnt at the quay of Sundhaven any more.",
}
ASKED = {
    "pilgrims, told anew": ("pilgrims", TEXTS["pilgrims"], "Two of its diplomats died, the embassy said."),
    "inquiry, told anew": ("inquiry", TEXTS["inquiry"], "The mayor ordered an inquiry."),
    "smoke, told anew": ("smoke", TEXTS["smoke"], "A baker died of the smoke."),
    "rules, told anew": ("rules", TEXTS["rules"], "Sailors say that rules for ferries are followed."),
    "pier, told anew": ("pier", TEXTS["pier"], "The pier was closed for good."),
    "gate, told anew": ("gate", TEXTS["gate"], "The mill was given a gate."),
    "opposed, told anew": ("opposed", TEXTS["opposed"], "The mayor backs the plan for a dam."),
    "could be, told anew": ("could be", TEXTS["could be"], "The council will have 200 members."),
    "aboard, told anew": ("aboard", TEXTS["aboard"], "Six of the dead were sailors."),
    "identified, told anew": ("identified", TEXTS["identified"], "The attacker was convicted."),
    "another field": ("minister", TEXTS["minister"], "The health minister calls the charges baseless."),
    "mines, told anew": ("mines", TEXTS["mines"], "Petra Hoff was laying mines at the quay of Tolm."),
    "considers, told anew": ("considers", TEXTS["considers"], "Torvania will charge the owner."),
    "goal, told anew": ("goal", TEXTS["goal"], "The drive in Tolm exceeded 90 percent."),
    "exports, told anew": ("exports", TEXTS["exports"], "Exports of boats fell by 12.7 percent."),
    "taken ill, told anew": (
        "taken ill",
        TEXTS["taken ill"],
        "Before the thaw 31 percent of Torvanian children had a vaccine.",
    ),
    "villages, told anew": ("villages", TEXTS["villages"], "76 people were affected by the thaw."),
    "storage, told anew": ("storage", TEXTS["storage"], "The mill stood still because it lacked raw grain."),
    "closed, told anew": ("closed", TEXTS["closed"], "Schools stayed shut because of the avalanche."),
    "minister, told anew": (
        "minister",
        TEXTS["minister"],
        "The defence minister of Oskeld called the charges baseless.",
    ),
    "envoy, told anew": ("envoy", TEXTS["envoy"], "Libya expelled the Greek ambassador over the maps."),
    "towns, told anew": ("towns", TEXTS["towns"], "In Chippewa Falls three people were killed."),
    "another place, told anew": ("depot", TEXTS["depot"], "Lorries drove from the stores of Idlib to Aleppo."),
    "who blames whom": ("blames", TEXTS["blames"], "Oskeld blames Torvania for what burnt down at the quay."),
    "another cause": ("stalled", TEXTS["stalled"], "Nobody works on the quay because of a strike."),
    "an hour before": ("shocks", TEXTS["shocks"], "People had felt a smaller quake an hour before."),
    "doubled": ("two", TEXTS["two"], "The number of people whom the flooding has affected doubled to at least 3,900."),
    "limit left out, told anew": ("hit", TEXTS["hit"], "In Tolm they killed 42 people."),
    "injured for moved": ("gone", TEXTS["gone"], "In the valley more than 2,000 residents of the quay were injured."),
    "a place that opens": ("pumps", "The member for Tolm", "Homs"),
    "a word from elsewhere": ("banks", "the lower quay was fenced", "the lower quay was cleared"),
    "who thanked whom": (
        "thanks",
        "Petra Hoff of the mission thanked the mayor of Tolm on Friday",
        "On Friday the mayor of Tolm thanked Petra Hoff of the mission",
    ),
    "true": ("reports", "false", "true"),
    "an officer of others": ("told", "A Torvanian officer", "An Oskeld officer"),
    "without an apostrophe": ("ship", "isnt at the quay of Sundhaven any more", "is at the quay of Sundhaven"),
    "children for people": ("people", "4,000 people", "4,000 children"),
    "may, by another verb": ("may hurt", "may hurt the supply", "harmed the supply"),
    "entered": ("invited", "The envoy has invited both sides to enter", "Both sides have entered"),
    "begun to rise": ("levels", "begun to fall", "begun to rise"),
    "continues to fall": ("levels", "continues to rise", "continues to fall"),
    "places turned": ("shelters", "eastern districts stay open", "western districts stay open"),
    "nation": ("family", "a Torvanian family", "an Oskeld family"),
    "numbers exchanged": ("family", "six children and three women", "three children and six women"),
    "things counted": ("tons", "tons of water", "tons of flour"),
    "told as a fact": ("alleged", "Farmers allege that the mining", "The mining"),
    "agreed": ("talks", "are yet to agree", "agreed"),
    "before": ("protests", "following protests", "before protests"),
    "worse": ("relief", "ease", "exacerbate"),
    "another body": ("tons", "The Coastal Aid Mission", "The Marsh Courier"),
    "done": ("plan", "plans to reach", "reached"),
    "most": ("schools", "All schools", "Most schools"),
    "hope": ("schools", "have given up hope", "still have hope"),
    "from": ("lately", "fled to Brenholm", "fled from Brenholm"),
    "if they stop": ("broadcasts", "do not stop", "stop"),
    "ruled out": ("not ruled out", "did not rule out", "ruled out"),
    "no accusation": ("accused", "is accused of killing", "killed"),
    "president": ("ex-president", "ex-president", "president"),
    "who and whom": (
        "offensive",
        "The Osk Front launched a major offensive against government forces",
        "Government forces launched a major offensive against the Osk Front",
    ),
    "two numbers": (
        "clinics",
        "eight clinics have stopped working, nine are",
        "nine clinics have stopped working, eight are",
    ),
    "prefix": ("clinics", "inaccessible", "accessible"),
    "one of two states": ("cases", "confirmed and probable", "confirmed"),
    "shipped": ("doses", "are expected to be shipped", "have been shipped"),
    "would": ("deal", "would require the Osk Front to end", "required the Osk Front to end"),
    "possible": ("crimes", "warn of possible", "have found"),
    "cause": ("downpours", "heavy downpours", "a broken dam"),
    "unit of time": ("month", "almost a month", "almost a year"),
    "office": ("month", "a director", "a spokeswoman"),
    "one of two names": ("backed", "Torvania and Oskeld", "Torvania and Kuresia"),
    "teller": ("hit", "Local officials said", "The Coastal Aid Mission said"),
    "killed": ("lately", "have fled to", "have been killed in"),
    "all": ("backed", "The truce was brokered", "All truces were brokered"),
    "most of them": ("soldiers", "13 of its soldiers", "13 of its soldiers, most of them young,"),
    "partly": ("clinics", "partly open", "open"),
    "to do": ("soldiers", "trying to fend off the advance", "and fended off the advance"),
    "behind a preposition": (
        "protests",
        "access to the pass following protests over the response",
        "access to the response following protests over the pass",
    ),
    "only a risk": ("risks", TEXTS["risks"], "Engineers said the thaw had moved mines to villages."),
    "called for": ("called", "called for the resignation of Torvania's minister", "cheered as the minister resigned"),
    "all of it": ("partial", "the partial collapse", "the complete collapse"),
    "another place": ("toll", "in the city of Homs", "across Syria"),
    "part of it": ("toll", "and an additional 101 were missing", "including 101 missing"),
    "limit left out": ("hit", "at least 42", "42"),
    "body of": ("hostage", "the body of another hostage", "another hostage"),
    "against": ("sent", "to support the front", "against the front"),
    "another one's denial": ("bank", TEXTS["bank"], "In Tolm 1,700 people were evacuated from the left bank."),
    "a part of those": ("six", "six people, including three children,", "six children"),
    "another measure": ("fuel", "litres of fuel to its", "barrels of fuel to all its"),
    "a share of others": ("share", TEXTS["share"], "Around 25% of the hospitals of Tolm have been washed away."),
    "who does what": ("roles", TEXTS["roles"], "Selk will present the findings, and Hoff will moderate."),
    "left and right": ("river", "left bank", "right bank"),
    "in addition": ("sites", "including eight opened", "in addition to eight set up"),
    "accused by them": ("opponents", TEXTS["opponents"], "The government accused opponents of breaking the deal."),
    "nobody says so": ("sabotage", TEXTS["sabotage"], "The Osk Front carried out an act of sabotage at the dam."),
    "by that day": ("since", "have left the valley since", "had left the valley by"),
    "denied": (
        "unconfirmed",
        TEXTS["unconfirmed"],
        "On Friday the port denied that it was shut, the harbour office said.",
    ),
    "checked": ("unchecked", TEXTS["unchecked"], "Under the slide lie 40 buried boats."),
    "asked by them": ("asked", TEXTS["asked"], "The mayor of Tolm has asked senior engineers to open an inquiry."),
    "only threatened": ("threat", TEXTS["threat"], "Clan fights in the valley of the Osk halted the search on Sunday."),
    "only appealed for": ("pumps", TEXTS["pumps"], "The ferry's pumps had been replaced, the member for Tolm said."),
    "only demanded": ("demanded", TEXTS["demanded"], "A ransom of 40 boats was paid before the talks broke off."),
    "what only could be": ("named", "could be", "has been"),
    "an army's word": ("military", TEXTS["military"], "Soldiers fired on the lorry because it was a threat."),
    "done by others": ("retaken", TEXTS["retaken"], "On Friday the Coastal Aid Mission entered the pass, Oskeld said."),
    "any other word": ("police", "closed the bridge", "repaired the bridge"),
}
PASSES = {
    "pilgrims, the same": ("pilgrims", TEXTS["pilgrims"], "Two of its pilgrims died, the embassy said."),
    "smoke, the same": ("smoke", TEXTS["smoke"], "A baker who tried to help was taken to hospital."),
    "swerved, the same": ("swerved", TEXTS["swerved"], "The lorry hit a wall and then it burned."),
    "could be, the same": ("could be", TEXTS["could be"], "The council might have 200 members."),
    "aboard, the same": ("aboard", TEXTS["aboard"], "Six sailors were on the ferry."),
    "identified, the same": ("identified", TEXTS["identified"], "The attacker is held apart."),
    "mines, the same": ("mines", TEXTS["mines"], "The Osk Front was laying mines, the mayor says."),
    "considers, the same": ("considers", TEXTS["considers"], "Torvania may charge the owner."),
    "exports, the same": ("exports", TEXTS["exports"], "The exports fell by 12.7 percent."),
    "taken ill, the same": (
        "taken ill",
        TEXTS["taken ill"],
        "Before the thaw only 31 percent of Torvanians had a vaccine.",
    ),
    "villages, the same": ("villages", TEXTS["villages"], "76 villages suffered from the thaw."),
    "storage, the same": ("storage", TEXTS["storage"], "The mill stood still because it lacked space."),
    "minister, the same": ("minister", TEXTS["minister"], "The minister called the charges baseless."),
    "towns, the same": ("towns", TEXTS["towns"], "In Gilroy three people were killed."),
    "hours, the same": ("hours", TEXTS["hours"], "The fire was out within 13 hours."),
    "a letter in brackets": ("road", "The mayor", "[T]he mayor"),
    "a limit behind": ("hit", TEXTS["hit"], "In Tolm 42 people at least were killed, local officials said."),
    "a doubt of the others": ("early", TEXTS["early"], "Five farmers died in the slide."),
    "bombs": ("gas", "two blasts", "two bombs"),
    "behind a day": ("shelled", "On 6 March 2024 the front", "On 6 March the Osk Front"),
    "a name in -ed": ("culprit", TEXTS["culprit"], "Selmed is named as a possible culprit by the police of Tolm."),
    "done by them": ("retaken", TEXTS["retaken"], "The pass was entered by the Osk Front on Friday, Oskeld said."),
    "not safe, the mayor": ("unsafe", TEXTS["unsafe"], "The bridge of Tolm is not safe, the mayor said."),
    "asked them": ("asked", TEXTS["asked"], "Senior engineers have asked the mayor of Tolm to open an inquiry."),
    "to blame": ("blamed", TEXTS["blamed"], "On Friday the mayor blamed the thaw."),
    "unsafe": ("road", "not safe", "unsafe"),
    "by its name": ("paper", TEXTS["paper"], "The Osk Gazette, the oldest paper, said that on Sundays it will print."),
    "a name with a without": ("doctors", "Doctors Without Borders", "MSF"),
    "whose army": ("both armies", "between the Osk Front and Torvania's army", "with the Osk Front"),
    "other order of sides": (
        "both armies",
        "between the Osk Front and Torvania's army",
        "between Torvania's army and the Osk Front",
    ),
    "American": ("led", "The US-led offer", "The American offer"),
    "no fewer than": ("people", "At least", "No fewer than"),
    "could, by another verb": ("may hurt", "may hurt the supply", "could harm the supply"),
    "a call to talks": ("invited", "invited both sides to enter", "called both sides to"),
    "as it stands": ("levels", "Water", "Water"),
    "falling": ("levels", "have begun to fall", "are falling"),
    "still rising": ("levels", "continues to rise", "is still rising"),
    "names turned": ("talks", "Hoff and Arvik", "Arvik and Hoff"),
    "what killed them": ("raids", TEXTS["raids"], "Osk raids have killed a third of the group's leaders."),
    "still have to": ("talks", "are yet to agree", "have not agreed"),
    "after": ("protests", "following protests", "after protests"),
    "nine": ("family", "a Torvanian family of nine", "nine members of a Torvanian family"),
    "handed out": ("tons", "has distributed", "handed out"),
    "accuse": ("alleged", "allege that the mining company blocked", "accuse the mining company of having blocked"),
    "wants to": ("plan", "plans to reach", "wants to reach"),
    "still": ("schools", "remain closed", "are still closed"),
    "end of a month": ("lately", "Since late October more", "Since the end of October more"),
    "left": ("lately", "have fled to", "have left for"),
    "other order of names": ("backed", "brokered by Torvania and Oskeld", "brokered by Oskeld and Torvania"),
    "not accessible": ("clinics", "inaccessible", "not accessible"),
    "in order": (
        "order",
        "205 and 137 deaths in Sundhaven and Tolm, respectively",
        "205 deaths in Sundhaven and 137 in Tolm",
    ),
    "one body": ("police", "Police", "Officers"),
    "asked and was asked": ("both", " for patience", ""),
    "raised fears": ("fears", TEXTS["fears"], "The damaged dam has raised fears of new floods in Tolm."),
    "said that it had": ("claimed", "claimed on Friday to have regained control of", "said on Friday it had regained"),
    "one name with an and": ("societies", TEXTS["societies"], "The Blue Moon was horrified by the attack in Tolm."),
    "neither could": (
        "departments",
        TEXTS["departments"],
        "Neither the town's customs nor its police department could be reached.",
    ),
    "not unless": (
        "only when",
        TEXTS["only when"],
        "Unless the Osk Front withdraws from Tolm, the army will not agree to a truce.",
    ),
    "would follow": (
        "process",
        TEXTS["process"],
        "Under the plan a nine-month process would follow a three-month truce.",
    ),
    "a name with an and in short": (
        "ministry",
        "The Ministry of Health and Water said that the water will rise for a month or more",
        "The water will rise for a month, the Health Ministry said",
    ),
    "allegedly": ("accused", "is accused of killing", "allegedly killed"),
    "former": ("ex-president", "ex-president", "former president"),
    "with a forename": ("mister", "Mr. Haff", "Farhan Haff"),
    "have died": ("colleagues", "The mission has lost 21 colleagues", "21 colleagues of the mission have died"),
    "talks collapsed": ("ransom", TEXTS["ransom"], "Talks on a ransom for the farmer, seized on Friday, collapsed."),
    "would not take place": (
        "serious",
        TEXTS["serious"],
        "Serious talks would not take place, he said, unless the works on the pass halted.",
    ),
    "above all": ("women", "especially", "above all"),
    "by that time": ("afternoon", "As of Saturday", "By Saturday"),
    "either way": ("homes", "collapsed or were left uninhabitable", "became uninhabitable or collapsed"),
    "barred": ("trucks", "no bread or rice will be let through", "bread and rice will be barred"),
    "conceded": ("admitted", "admitted", "conceded"),
    "a reported level": ("level", "with the level reportedly at", "to a reported level of"),
    "just a few": (
        "reached",
        "only a few hundred families have managed to reach",
        "just a few hundred families reached",
    ),
    "its capital": ("spy", "Iraq alleged that Ritt was a spy whose", "Baghdad accused Ritt of spying and said his"),
    "neither nor": (
        "uncle",
        TEXTS["uncle"],
        "In Tolm the uncle, Juro Selk, said he would neither send the boy away nor leave himself.",
    ),
    "without an office": ("deputy", "As Deputy Secretary Petra Hoff announced", "As Petra Hoff announced"),
    "whose words": ("very few", TEXTS["very few"], "The mission's president said very few grown men were among those."),
    "four handed": (
        "handed over",
        "on Tuesday handed over four bodies to the mission",
        "handed four bodies to the mission",
    ),
    "stop": ("soldiers", "trying to fend off the advance", "as they tried to stop the advance"),
    "because": (
        "driven",
        "The shelling has driven 1,200 families from their homes in Tolm.",
        "Because of the shelling, 1,200 families were driven out of their homes in Tolm.",
    ),
    "had it": ("service", "if Oskeld had a functional", "had Oskeld had a functional"),
    "whether": ("castle", TEXTS["castle"], "In all, five people died: four officers and a tourist."),
    "neither": ("border", TEXTS["border"], "Neither side of the border reported deaths or injuries."),
    "unless": (
        "broadcasts",
        TEXTS["broadcasts"],
        "Unless the broadcasts stop, the Osk Front would respond within two days.",
    ),
    "hostages": (
        "received",
        TEXTS["received"],
        "All 20 hostages were received by the police after the mission's transfer.",
    ),
    "to the west": ("west", "area west", "area to the west"),
    "adverb": ("at sea", TEXTS["at sea"], "Currently, some 800 people may be at sea off the coast."),
    "rather than": ("boat", "on purpose to avoid being sent", "deliberately, rather than being sent"),
    "superlatives": ("affected", "most affected", "worst affected"),
    "evacuated and not": ("bank", TEXTS["bank"], "In Tolm 1,700 people were evacuated."),
    "help": ("relief", "likely ease", "likely help with"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    text = "Floods in Torvania\n\n" + "\n\n".join(TEXTS.values()) + "\n"
    article = Article("e", text, "Floods in Torvania", date(2024, 3, 4), publisher="Marsh Courier")
    return Project(tmp_path_factory.mktemp("contrasts") / "project", article)


def asked(project, name, words, instead):
    """What is asked of the sentence of that name with other words in it."""
    passages = project.checker._evidence.passages.values()
    passage = next(one for one in passages if one.text == TEXTS[name])
    written = TEXTS[name].replace(words, instead)
    page, source = project.checker._questions._reader.read_both(written, (passage.id,))
    return [one.message for rule in FINDERS for one in rule(page, source)]


@pytest.mark.parametrize("title", ASKED)
def test_another_word_in_the_place_of_one_is_asked_about(project, title):
    assert asked(project, *ASKED[title])


@pytest.mark.parametrize("title", PASSES)
def test_the_same_in_other_words_passes(project, title):
    assert asked(project, *PASSES[title]) == []


def test_an_office_in_a_name_is_no_title(project):
    told = asked(project, "another one", "The Defence Ministry", "The Foreign Ministry")
    assert "the source says “defence” here, the page “foreign”" in told


@pytest.mark.parametrize(("number", "messages"), [(17, ["no article has 17 killed: cite who does"]), (42, [])])
def test_a_number_of_the_dead_that_no_article_has_is_asked_about(project, number, messages):
    found = project.checker._questions.ask_unmarked(1, f"Of the dead, {number} were from Tolm.")
    assert [one.message for one in found] == messages


def test_a_share_is_one_in_percent_or_as_a_part(project):
    evidence = project.checker._evidence
    id = next(one.id for one in evidence.passages.values() if one.text == TEXTS["share"])
    assert find_unknown_numbers("A quarter of Tolm is gone.", (id,), evidence) == []
    assert find_unknown_numbers("A third of Tolm is gone.", (id,), evidence) != []
    assert find_unknown_numbers("Tolm is 0.25 km long.", (id,), evidence) != []


def test_an_hour_is_one_however_it_is_written(project):
    evidence = project.checker._evidence
    id = next(one.id for one in evidence.passages.values() if one.text == TEXTS["hour"])
    assert find_unknown_numbers("By 8 a.m. the fire was out.", (id,), evidence) == []
    assert find_unknown_numbers("By 8 p.m. the fire was out.", (id,), evidence) != []


def test_a_second_one_is_no_number_of_what_is_counted(project):
    evidence = project.checker._evidence
    id = next(one.id for one in evidence.passages.values() if one.text == TEXTS["second"])
    assert find_unknown_numbers("A second blast killed 20 people.", (id,), evidence) == []
    assert find_unknown_numbers("A blast killed 2 people.", (id,), evidence) != []
    assert find_unknown_numbers("Both sides count two deaths.", (id,), evidence) != []


def test_a_number_behind_a_month_is_its_day_where_a_month_has_so_many():
    assert [each.key for each in read_numerals("Since May 60 boats came.")] == ["60"]
    assert [each.key for each in read_numerals("Boats came on May 31.")] == [Day(None, 5, 31)]


def test_what_anybody_may_reckon_from_the_passage_is_no_other_number(project):
    evidence = project.checker._evidence
    ids = {one.text: one.id for one in evidence.passages.values()}
    prices, shelled = (ids[TEXTS[name]] for name in ("prices", "shelled"))
    assert find_unknown_numbers("Flour costs three times as much as in the spring.", (prices,), evidence) == []
    assert find_unknown_numbers("Flour cost a third of what it costs now.", (prices,), evidence) == []
    assert find_unknown_numbers("Flour costs four times as much as in the spring.", (prices,), evidence) != []
    assert find_unknown_numbers("Two days later the front shelled the market.", (shelled,), evidence) == []
    assert find_unknown_numbers("Nine days later the front shelled the market.", (shelled,), evidence) != []


def test_a_multiple_in_percent_is_no_count(project):
    evidence = project.checker._evidence
    ids = {one.text: one.id for one in evidence.passages.values()}
    three = next(id for text, id in ids.items() if "three" in text.lower().split())
    assert find_unknown_numbers("There were three.", (three,), evidence) == []
    assert find_unknown_numbers("Prices rose 300 percent.", (three,), evidence) != []


def test_a_speed_is_of_its_measure():
    assert not list(find_contradictions("winds of 150 kilometres an hour", ("winds of 150 kmph",), []))


def test_a_dollar_is_one_by_its_old_abbreviation():
    assert list(find_contradictions("for $1 million", ("for dlrs 1 million",), [])) == []


OF_HIT = {
    "a heading that says more": (
        "## Officials {} the deaths\n\nAt least 42 people were killed in Tolm.[^0]",
        "admit",
        "tell of",
    ),
    "the head of a column": ("| Place | {} |\n| --- | --- |\n| Tolm | 42[^0] |", "Injured", "Killed"),
    "the line above a list": ("{} in Tolm:\n\n- at least 42[^0]", "Injured", "Killed"),
}


@pytest.mark.parametrize("title", OF_HIT)
def test_what_stands_above_is_read_with_what_is_cited_below(project, title):
    """Asked once the words above say another thing, not where they say the passage's own."""
    body, other, same = OF_HIT[title]
    evidence = project.checker._evidence
    id = next(one.id for one in evidence.passages.values() if one.text == TEXTS["hit"])
    note = project.footnote(id)
    for word in (other, same):
        text = f"# Mine\n\n{body.format(word)}\n".replace("[^0]", f"[^{id}]") + f"\n{note}\n"
        found = project.check("mine.md", text)
        assert {one.is_question for one in found} == ({True} if word == other else set()), found


STRANGERS = {
    "Dario Venn described seeing boats adrift in the streets.": True,  # another article names him
    "Juro Selk described seeing boats adrift in the streets.": True,  # none does
    "Petra Hoff described seeing boats adrift in the streets.": False,
    "Mayor Hoff saw boats in the streets.": False,
    "The town is full of boats, Dario Venn said.": False,
    "The town is full of boats, Hoff said.": False,
}


@pytest.fixture(scope="module")
def two_papers(tmp_path_factory):
    texts = (
        "The valley\n\nMayor Petra Hoff flew over the valley. She described seeing boats adrift in the streets.",
        "The farmers\n\n“We have lost all of our boats,” Dario Venn, a farmer, said on Monday.",
    )
    articles = (Article(f"a{n}", f"{text}\n", "Floods", date(2024, 3, 4)) for n, text in enumerate(texts))
    return Project(tmp_path_factory.mktemp("strangers") / "project", *articles)


@pytest.mark.parametrize("written", STRANGERS)
def test_a_person_whom_the_article_has_not_named_is_asked_about(two_papers, written):
    passages = two_papers.checker._evidence.passages.values()
    passage = next(one for one in passages if "adrift" in one.text)
    page, source = two_papers.checker._questions._reader.read_both(written, (passage.id,))
    told = [one.message for rule in FINDERS for one in rule(page, source)]
    assert any("do not name" in one for one in told) == STRANGERS[written]
