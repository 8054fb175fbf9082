"""Made-up minutes for the tests of the record."""

from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.panel.minutes import Minutes


def minutes(name: str, text: str) -> Minutes:
    return minutes_from(document_text(name, text.encode()))


MARCH = minutes(
    "march.txt",
    """Minutes of a meeting of the Oakford Panel held at the Town Hall on 3 March 2031 at 2.00 pm.
PRESENT
Cllr Ash (Chair)
Cllr Birch (Vice-Chair)
Cllr Cedar (from 2.30pm)
Cllr Dogwood

41. KNIFE CRIME
Members asked for the figures to be put in context and in plain English.
RESOLVED:
(a) That the Panel write to the Home Office about knife crime grants;
(b) That the Commissioner be requested to bring a report on street lighting to the next meeting.

3.00pm The Chair left the meeting and Cllr Dogwood assumed the Chair.

42. NEXT MEETING
The next meeting will be held on 2 June 2031 at 2.00pm.
""",
)
JUNE = minutes(
    "june.txt",
    """Minutes of a meeting of the Oakford Panel held at the Town Hall on 2 June 2031 at 2.00 pm.
1. MINUTES OF THE MEETING HELD ON 3 MARCH 2031
The minutes of the meeting held on 3 March 2031 were confirmed subject to the following amendment:
(a) Minute 41: "grants" to read "grant".

2. STREET LIGHTING
It was suggested that the report could be simplified and given more context.
Action: the Clerk to circulate the lamp list within ten working days.
""",
)
LETTER = minutes(
    "letter.txt",
    """Minute Item 41

The Minister
Home Office

10 March 2031

Dear Minister,

I write for the Oakford Panel about knife crime grants.
""",
)
