"""The commonest function words of each language, by which a text is told."""

from __future__ import annotations

from typing import Final

STOP_WORDS: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in a is that for it as was with be by on not he his but at are this "
        "have from or had an they which one were all their has would what will there if can "
        "more when who been its than into other some these between towards about s during "
        "after before against new first two should also how why where what",
        "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
        "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
        "über einen so zum war haben nur oder aber vor zur bis mehr durch",
        "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se "
        "ce il sont la avec aux son cette ou mais comme ont été leur entre être ses sa elle "
        "l d n s qu c",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o "
        "pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue",
        "it": "di e il la che in a per un del è non una si con da le dei al della i sono gli come "
        "più alla nel ha lo anche ma delle su o dal nella essere tra",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas ao "
        "das à seu sua ou quando nos já também pelo pela até entre foi são",
        "nl": "de van een het en in is dat op te zijn voor met die niet aan er om ook als dan maar "
        "bij uit door naar heeft worden nog wordt tot over hij werd hun meer deze",
        "pl": "i w z na się do nie że to o jest po jak od za przez co dla oraz przy ale jego który "
        "która które tym był było także ich być przed między ze czy wobec pod ma są tego jej "
        "przede również podczas jako",
        "cs": "a v se na je že s z do o to i ve jako za po k od byl pro ale jsou také jeho který "
        "která které bylo při nebo však mezi podle než ke",
        "tr": "ve bir bu ile için de da olarak olan çok daha gibi en kadar sonra ne ise ya ancak "
        "her o tarafından göre üzerine değil olduğu arasında karşı ki eden olması edilen",
        "az": "və bir bu ilə üçün də da olan olaraq isə edir daha çox görə kimi sonra o onun həm "
        "ki bütün etmək arasında qarşı lakin həmin bilər hər ən edib edilmiş dair amma",
        "id": "yang dan di dari untuk dengan pada ini dalam adalah tidak akan ke oleh telah itu "
        "sebagai juga antara atau karena tersebut dapat lebih ada mereka bahwa seperti secara "
        "bagi serta kedua terhadap para salah satu menjadi",
        "ro": "de și în a la cu o pe din că nu un care pentru este mai ale al prin sau fi ca au "
        "sunt după dar între lui fost",
        "hu": "a az és hogy nem is egy ez meg de volt mint csak el már még ki ha vagy lehet után "
        "azt szerint között",
        "sv": "och i att det som en på är av för med till den har de inte om ett men var sig så "
        "vid från kan efter eller också",
        "ru": "и в не на что с по как это он из а для к от за у о но же так его все при был они "
        "было бы или который которые также между после ее их до были без том этого",
        "uk": "і в не на що з та до як це у за від для про але й він його при був які або також "
        "між після їх було щодо є",
        "bg": "и на в да не се за от е с че са по като това до си или но през след което които "
        "беше при към",
        "sr": "и у је да се на за су од са не као што би из о али који која које по или до након",
        "ar": "في من على إلى أن عن هذا التي الذي مع هذه كان لا ما بين كما بعد قد أو ذلك",
        "fa": "و در به از که این را با است برای آن یک خود تا بر هم می شده بود نیز پس ها",
    }.items()
}

LETTERS: Final[dict[str, str]] = {
    "ə": "az",
    "łąężźńść": "pl",
    "ß": "de",
    "ñ¿¡": "es",
    "ãõ": "pt",
    "řěů": "cs",
    "őű": "hu",
    "ășț": "ro",
    "å": "sv",
    "ыэъё": "ru",
    "їєґ": "uk",
    "ђћџљњ": "sr",
    "پچژگ": "fa",
}
"""Letters that one of these languages has and its neighbours lack."""
