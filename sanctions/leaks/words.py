"""Words that the guard weighs: those that are names and everyday words too, those of the Board, and those around dates.

A single everyday word is a finding only where it looks like a name (`names.looks_like_name`): written with a capital
inside a sentence, or at its beginning before what only a person does. A complainant called May does not stop every text
that says "in May". All words are folded as `people.names.folded` does.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Everyday words, mostly English, that people are called by.
EVERYDAY = _words(
    """
    best big bright fair free new old poor rare real short strange tall true wild able early fine dear
    abbot ace amber angel april art ash august autumn baker banks barber basil bay bean bear bell berry bill bird
    bishop black blue bliss bloom bob bond booker boone bowman branch brook brooks brown buck bud bush butler candy
    carpenter carter case cash castle chance chandler chapel charity chase cherry christian chuck church clark clay
    clement cliff close cloud cole colt cook cooper coral corn cotton crane cross crystal cruz daisy dale dawn day
    dean destiny dick diamond don dove drew driver duke earl early east eden emerald ever faith farmer field fields
    finch fisher flint flora flower flowers ford forest forrest fox frank fran freeman friend frost gardener gay
    gene gentry gift ginger glen glory gold golden good grace grant gray green greene grey grove guy hall hand
    harmony harp hart hawk hazel heath heather heaven herb hill hills hilton holiday holland holly honey honor hood
    hope house hunt hunter ivory ivy jack jade jasmine jay jazz jewel job jordan journey joy judge june justice key
    keys kid king knight lake lamb lance land lane lark laurel law lee legacy liberty light lilac lily lin little
    long lord loss love low luck ma mace major man march marine mark marks marsh marshal marshall mason mast may
    melody memo mercy merit mild mile miles mill miller mills mint miracle miss mister moon moor moore moss mountain
    nice nick noble noel north nova oak ocean olive opal page pages paige paris park parker parks parson parsons pat
    patience patty paul paz peace pearl penny pepper perry piper pike pine pitt poet poe pole pond poole pope porter
    post potter power powers precious presence price prince princess prior proctor prosper prudence queen rain
    rainbow ran randy raven ray reader reed reid rex rich ridge river rivers rob robin rock rod roman root rosa rose
    rosemary rowan royal ruby rush rusty ruth sadie sage saint sam sandy savage savannah say scarlet scout sea
    season selling sharp shepherd short silver singer sky small smart smith snow sparrow spring stacy star starling
    steel stern stone storm strange street strong sue summer summers sun sunny swift tanner taylor teal terrace
    terry thorn tiger tip tome tower towns treasure trinity tripp trip tucker turner valentine vale van victor
    violet wade wall waller ward waters way weaver webb wells west wheat wheeler white will wills winter winters
    wise wolf wood woods woody worth wren wright young zest do so no to an am is in it on or my he hi ho ha la lo yo
    ed al mo jo bo ty vi si mi tu de el da ai
    """
)

# Words of every text of this Board: never a name on their own.
OF_THE_BOARD = _words(
    """
    action address agreement allegation answer appeal appeals applicant application board body breach case caution
    ccb certification certified charge charges client clients code committee competence complaint conduct
    connecticut coach confidentiality counselor course credential decision denial dismissal director duties
    education effect employer ethical ethics executive family final finding hearing hours integrity member notice
    officer order panel part peer person president private procedure procedures professional proof provision public
    recovery register registry reinstated reinstatement report reprimand respondent responsibility revocation rule
    rules sanction section seller specialist staff standard state summary support surrender suspended suspension
    training witness written the
    """
)

# What follows a word at the beginning of a sentence when it is somebody's name.
DONE_BY_PEOPLE = _words(
    """
    said says told tells asked asks reported reports gave felt feels knew knows stated states wrote writes paid pays
    lent met saw sees called calls complained complains testified testifies who whose had went came agreed refused
    filed lived lives works worked received signed explained described alleged dijo conto pidio informo declaro
    """
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre",
            "october oct octubre", "november nov noviembre", "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
BEFORE_A_MONTH = _words(
    """
    in of since until till by from through to during last next late early mid this each every de en and or before
    after
    """
)

# Two or three capitals that stand for something else, and never for a person here.
SHORT_FORMS = _words(
    """
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or
    pa ri sc sd tn tx ut vt va wa wv wi wy dc us usa pr am pm tv ad bc it is no on an so to we he by at as be do go
    if my up ec ed hp ac ch ho bp ccb cprs crss proc dph dmhas dcf cgs icrc ic rc llc inc pdf faq atm er icu hiv std
    aa na ii iii iv vi vii xi
    """
)
DOTTED_SHORT_FORMS = frozenset({"us", "usa", "am", "pm", "dc"})

NO_PART_OF_A_NAME = _words(
    """
    mr mrs ms miss mx dr prof rev hon atty esq jr sr ii iii iv sra srta phd md de la las los del der den van von da
    das dos di du le y e al el ibn bin bint st san santa mac mc o
    """
)

# Words of free text that begin with a capital and are nobody's name.
NO_NAMES = _words(
    """
    anonymous anonymously anonimo anonima unknown withheld name names now never nothing given
    i my me mine our we us he she they them his her their it its this that these those the a an and or but if so in
    on at to for from of with by as is was were are be been had has have not no yes also she's he's when where who
    why what how there here then after before because both all any one two three mr mrs ms dr miss monday tuesday
    wednesday thursday friday saturday sunday street avenue road center centre hospital clinic church school office
    team group meeting mother father mom dad sister brother son daughter wife husband partner friend neighbor cousin
    aunt uncle boss manager supervisor doctor nurse counselor coach police officer someone somebody anyone nobody
    none people person mi mis tu su sus nuestro el ella ellos la los las un una y o pero en con por para de del
    hermana hermano madre padre hijo hija esposa esposo amigo amiga vecina vecino jefe nadie alguien
    """
)

CONTACT_BOXES = _words(
    """
    info office contact admin frontdesk director help support hello mail staff team records intake
    """
)
