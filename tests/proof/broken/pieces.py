"""What several broken stories are made of."""

from string import ascii_lowercase

ADA = "{ada: {name: Ada, short: Ada, invented: Invented., while: ada.life != dead}}"
BEN = "ben: {name: Ben, short: Ben, invented: Invented.}"
ALONE = f"people: {ADA}\nfollow: [1]\n"
EITHER = f"people: {ADA[:-1]}, {BEN}}}\nfollow: [1]\n"
KEY = "variables: {key: flag}\n"
TWENTY = ascii_lowercase[:20]
