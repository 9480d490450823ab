"""Invented names for schools and grown-ups, each used once in a district. Children have codes only."""

from itertools import chain, product
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


LAST = _words(
    "Abbott Adeyemi Alvarez Anders Baker Banerjee Barnes Becker Bell Bianchi Brandt Brooks Burke Calder Castillo "
    "Chan Chavez Cohen Cole Conti Cruz Dahl Daniels Das Delgado Diaz Dixon Doyle Dunn Ellis Engel Espinoza Farah "
    "Ferraro Fischer Flores Foster Fox Gallo Garcia Gibson Gomez Grant Greene Gupta Haas Hansen Harper Hayes "
    "Herrera Hill Holm Hughes Ibarra Ito Iyer Jacobs James Jensen Kaplan Kaur Keller Kelly Khan Kim Klein "
    "Kowalski Kumar Lam Lane Larsen Lee Levin Lopez Lund Lynch Maher Marsh Martin Mbeki Medina Mehta Mendez Meyer "
    "Mills Mori Moss Nash Navarro Nguyen Nolan Novak Okafor Oliveira Olsen Ortiz Park Patel Paz Perez Petrov Pham "
    "Pike Quinn Ramos Reed Reyes Rivera Roberts Romero Rossi Ruiz Russo Saito Salas Santos Sato Schmidt Shah "
    "Silva Singh Sloan Soto Stone Suarez Tanaka Torres Tran Vargas Vega Vogel Wagner Walsh Wang Ward Weber Wong "
    "Yang Young Zhao Ziegler"
)
FIRST = _words(
    "Ada Alex Amara Ana Ben Carla Chris Dana Dev Elena Emma Erin Eva Gia Grace Hana Ines Iris Jade Jamie Joan "
    "Jordan Kai Kate Kim Lara Leah Lena Lily Lina Lucia Maya Mia Mila Mina Nadia Nina Nora Omar Owen Paula Priya "
    "Rosa Ruth Sam Sara Sofia Tara Tess Uma Vera Yara Zoe"
)
PLACE = _words(
    "Lincoln Maple Oak Cedar Willow Roosevelt Jefferson Madison Washington Franklin Birch Elm Aspen Juniper "
    "Magnolia Sunrise River Mountain Prairie Harbor Meadow Orchard Spring Valley Highland Summit Heritage Liberty "
    "Pioneer Eagle Hawthorne Laurel Linden Walnut Chestnut Sycamore Spruce Hazel Rowan Alder Fairview Westwood "
    "Eastgate Northfield Southgate Lakeside Brookside Clearwater Stonebridge Greenfield"
)
KIND = _words(
    "Creek Park Hill Grove Ridge Lake Heights Glen Bend Point Run Field Way Crossing Trail Bluff Cove Knoll Vista "
    "Terrace Landing Hollow Bridge Gate"
)
INITIALS = "ABCDEGJKLMNRST"
SCHOOL_KINDS = ELEMENTARY, MIDDLE_SCHOOL = ("Elementary", "Middle School")


class Names:
    """Hands out names; the plain ones first, the composed ones when a large district has used those up."""

    def __init__(self, seed: int) -> None:
        chance = Random(f"names {seed}")
        self._schools = {
            kind: chain(_shuffled(list(PLACE), chance), _shuffled(_joined(PLACE, KIND, " "), chance))
            for kind in SCHOOL_KINDS
        }
        doubled = _shuffled(_joined(LAST, LAST, "-"), chance)
        initialled = (f"{initial}. {name}" for initial, name in product(INITIALS, doubled))
        self._teachers = chain(_shuffled(list(LAST), chance), doubled, initialled)
        self._people = iter(_shuffled(_joined(FIRST, LAST, " "), chance))
        self._chance = chance

    def school(self, kind: str) -> str:
        return f"{next(self._schools[kind])} {kind}"

    def therapist(self) -> str:
        return next(self._people)

    def teacher(self) -> str:
        return f"{self._chance.choice(('Ms.', 'Ms.', 'Ms.', 'Mr.'))} {next(self._teachers)}"


def _joined(firsts: tuple[str, ...], seconds: tuple[str, ...], link: str) -> list[str]:
    return [f"{one}{link}{other}" for one, other in product(firsts, seconds) if one != other]


def _shuffled(names: list[str], chance: Random) -> list[str]:
    chance.shuffle(names)
    return names
