"""Which first names stand for one another: everyday short forms in English and Spanish. For searches only."""

# Each line is one family of names, folded as `names.folded` does. A name may be of several families.
FAMILIES = """
alexander alex alec sandy
alexandra alex sandra
andrew andy drew
anthony tony antonio
benjamin ben benny
catherine katherine kathryn kate kathy cathy katie
charles charlie chuck
christina christine tina chris
christopher chris
daniel dan danny
david dave
deborah debra deb debbie
donald don
edward ed eddie ted
elizabeth liz beth betty lisa eliza
francisco paco pancho
frances fran
gabriela gaby
guadalupe lupe
guillermo memo
ignacio nacho
isabel chabela
james jim jimmy
jennifer jen jenny
jessica jess
jesus chuy
john johnny jack
jose pepe
joseph joe joey
kenneth ken
lawrence larry
manuel manolo
margaret maggie meg peggy
maria mari
matthew matt
michael mike mick
nicholas nick
patricia pat patty
rafael rafa
rebecca becky
richard rick dick rich
robert bob bobby rob
ronald ron
rosario charo
samuel sam
samantha sam
stephen steven steve
susan sue susie
theresa teresa terry tere
thomas tom tommy
timothy tim
victoria vicky
william bill billy will liam
"""

_FAMILIES = [frozenset(line.split()) for line in FAMILIES.strip().splitlines()]


def nicknames_of(word: str) -> frozenset[str]:
    """The other names that one so called may be registered under; `word` is folded. None for a name not listed."""
    return frozenset(name for family in _FAMILIES if word in family for name in family) - {word}
