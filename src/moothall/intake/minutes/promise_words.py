"""How minutes word a promise, an offer, a request, an expectation."""

import re

from moothall.intake.minutes.commitment_words import PRONOUN, WHO

DO = (
    r"(?:re-?circulate|circulate|provide|share|send|forward|supply|write|report|bring|present"
    r"|submit|arrange|organi[sz]e|investigate|look (?:in)?to|look at|explore|consider|"
    r"review|check|confirm|clarify|contact|liaise|raise|ask|seek|pursue|follow|feed ?back|come|get"
    r"|respond|reply|prepare|produce|publish|update|include|add|amend|establish|"
    r"set up|undertake|carry out|meet|discuss|pass|take|obtain|find|speak|invite|attend|give"
    r"|continue|draft|issue|inform|notify|advise|request|highlight|collate|compile|"
    r"develop|distribute|e-?mail|convey|relay|monitor|examine|explain|schedule|source|determine"
    r"|ensure|make|keep|remind|return|facilitate|lobby|call|press|hold|work|support|identify"
    r"|address|refer|chase|escalate|visit|re-?visit|benchmark|amend|correct|verify|assess|analyse"
    r"|supply|allow|encourage|engage|offer|put|talk|let|host)\b"
)
DOING = (
    r"(?:sharing|providing|circulating|sending|supplying|reporting|bringing|publishing|writing|arranging|including)\b"
)
DOES = DO[: -len(r"\b")] + r"(?:e?s)?\b"  # also in the third person
DONE = (
    r"(?:provided|re-?circulated|circulated|shared|sent|brought|passed|presented|submitted"
    r"|reported|forwarded|supplied|made available|included|given|distributed|e-?mailed|"
    r"added|arranged|organi[sz]ed|produced|prepared|followed up|fed back|taken (?:back|away|up"
    r"|forward)|scheduled|updated|incorporated|obtained|sought|offered|written)"
)
SOFT = (
    r"(?:(?:had|has|have|also|then|therefore|further|both|subsequently|kindly|again|now|however"
    r"|all|either|each|in turn) )*"
)
THING = (
    r"\b(?:(?:[Tt]he|[Tt]his|[Tt]hese|[Aa]n?|[Aa]ll(?: the)?|[Aa]ny|[Ff]urther|[Mm]ore|[Mm]embers"
    r"|[Tt]heir|[Ii]ts|[Ss]uch) )?(?:(?!but |and |that |which |yet )[\w’'/-]+ ){0,6}?"
    r"(?:leaflets?|booklet|guide|guidance|timetable|calendar|protocol|programme|proposals?"
    r"|business case|terms of reference|map|factsheet|survey|results|findings|dashboard"
    r"|spreadsheet|schedule|outcomes?|advice|information|details?|data|figures?|reports?|updates?"
    r"|response|answers?|repl(?:y|ies)"
    r"|cop(?:y|ies)|briefings?|notes?|presentations?|analysis|breakdown|papers?|letters?|slides"
    r"|links?|"
    r"summary|tables?|charts?|lists?|statistics|numbers?|evidence|documents?|plan|strategy"
    r"|consideration|workshops?|training|visits?|session|seminar|invitations?|feedback|explanation"
    r"|comparison|assurance|"
    r"matter|issue|query|question|request|comments|minutes|policy|dates?|[Tt]his|[Tt]hese|[Ii]t"
    r"|[Tt]hat|which)(?: (?:on|by|about|regarding|of|for|to|from|in relation to|relating to|around"
    r"|concerning|as to|with) (?:(?!\b(?:and|but) (?:an?|the|this|it)\b)[^.,;]){1,90}?)?"
)
NOT_A_PROMISE = re.compile(
    (
        r"\b(?:whether|suggest(?:ed|ion|ing)?|hoped|queried|questioned|enquired|proposed that"
        r"|recommended|concern(?:s|ed)?(?: was| were)? (?:raised )?that|if the|asked (?:if|whether"
        r"|that|for|how|why|what|when|who)|requested (?:if|whether|that|for)|unable|unlikely"
        r"|would like|should (?:the|a)|could (?:the|a|officers))\b[^.;]*$"
    ),
    re.IGNORECASE,
)
AGREED = re.compile(
    rf"(?P<who>{WHO})(?: \([^)]{{1,40}}\))?(?:, [^,]{{3,80}},)? {SOFT}(?:agreed|undertook|promised"
    rf"|committed|pledged|volunteered|gave (?:an undertaking|a commitment|an assurance|assurances)"
    rf"|took an action|was tasked|were tasked|confirmed (?:his|her|their) intention)"
    rf" (?:to (?P<what>(?:{DO}|{DOING}).+)|(?:that )?(?P<by>{PRONOUN}|{WHO}) would (?P<what2>.+)"
    rf"|(?:that )(?P<what3>.+? would be .+))$"
)
ALSO_AGREED = re.compile(rf"(?:,| and| but) {SOFT}(?:agreed|undertook|promised|committed) to (?P<what>{DO}.+)$")
FIRST = re.compile(rf"^(?:In response,? |In reply,? )?(?P<who>{WHO})\b")
IT_WAS_AGREED = re.compile(
    rf"\b[Ii]t was {SOFT}(?:agreed|confirmed|promised|undertaken|arranged|decided"
    rf"|noted and agreed)(?: by [^,.]{{3,50}})?(?:,? (?:following|after"
    rf"|in response)[^,.]{{3,80}},)? (?:to (?P<what>{DO}.+)|(?:that )?(?P<rest>.+))$"
)
REST = re.compile(
    rf"^(?:(?P<who>{WHO}) (?:would|will|should|shall) (?P<what>{DO}.+)|(?P<thing>.+?) (?:would|will"
    rf"|should|shall)(?: \w+)? be (?P<done>\w+.*)|(?P<thing2>.+?) be {DONE}\b.*"
    rf"|(?P<who2>{WHO}) (?P<what2>{DO}.+))$"
)
NOT_AGREED_TO_DO = re.compile(
    (
        r"^(?:take (?:(?:an|the|one|this|that|two|any|all) )?(?:\w+ )?items?\b|note|accept|approve"
        r"|support (?:the (?:rec|prop|prec"
        r"|app))|endorse|adjourn|exclude|suspend|vary|move (?:to|into)|defer|extend the meeting"
        r"|consider the (?:report|item)s?\b)"
    ),
    re.IGNORECASE,
)
NOTED_ONLY = re.compile(
    r"\bbe (?:noted|approved|agreed|received|accepted|endorsed|supported|confirmed|adopted|elected|appointed|signed)\b"
)
WOULD_BE = re.compile(rf"(?P<thing>{THING}) (?:would|will|shall) {SOFT}be {SOFT}(?P<done>{DONE})\b")
WOULD = re.compile(
    rf"(?P<who>{PRONOUN}|{WHO}) (?:would|will) (?:(?:also|then|therefore|be happy to|be pleased to"
    rf"|be able to|seek to|endeavour to|aim to|try to|subsequently|now|continue to|personally) )*"
    r"(?P<what>(?:provide|circulate|share|send|forward|supply|write|report back|report to|bring"
    r"|present (?:a|an|the|this|further)|submit|arrange|organi[sz]e|look (?:in)?to|investigate"
    r"|explore|check|clarify|contact|liaise|raise (?:this|it|the|that|these)|ask|"
    r"seek (?:to|clarification|an|further|advice|information)|follow (?:this|it|that|the|up)"
    r"|feed ?back|come back|come to|get back|respond to (?:the|this|members|councillor)|reply"
    r"|pass (?:this|it|on|the)|take (?:this|it|that|the (?:matter|comments?|issue|points?"
    r"|suggestion|feedback)) (?:back|away|up|forward|to)|find out|speak (?:to|with)|invite|draft"
    r"|confirm (?:whether|if|when|how|this|that)|inform|notify|update"
    r"|discuss (?:this|it|the|with)|lobby|e-?mail|amend|add|include"
    r"|consider (?:this|the|how|whether|including|adding|it|any|that)|let)\b.*)$"
)
ALSO_WOULD = re.compile(
    rf"(?:,| and| but) {SOFT}would {SOFT}(?P<what>(?:provide|circulate|share|send|forward|supply|write to"
    r"|report back|bring|arrange|look into|investigate|clarify|find out|let (?:members|the|councillor)"
    r"|confirm (?:whether|if|when|how))\b.*)$"
)
FUTURE_REPORTS = re.compile(
    r"\b(?P<thing>[Ff]uture (?:reports?|updates?|papers?|versions?|editions?)(?: (?:to|on"
    r"|from) [^.,]{1,50}?)?) (?:would|will) (?:also )?(?P<what>(?:include|contain|show|provide"
    r"|set out|cover|give|have|be)\b.*)$"
)
COULD_BE = re.compile(
    rf"(?P<thing>{THING}) could {SOFT}be {SOFT}(?P<done>{DONE}|broken down|looked (?:at|into)"
    rf"|explored|considered|accommodated)\b"
)
OFFERED = re.compile(
    rf"(?P<who>{PRONOUN}|{WHO}) {SOFT}(?:offered|(?:was|were|would be) {SOFT}(?:happy|willing|pleased"
    rf"|content|prepared)) to (?P<what>{DO}.*)$"
)
REQUESTED = re.compile(
    rf"\b(?:(?P<it>[Ii]t was {SOFT}(?:requested|asked) (?:that|for|if)\b)|"
    rf"(?P<asked>(?<!had )(?<!was )(?<!were )(?<!been )(?<!be )(?:asked"
    rf"|requested)(?! by\b) (?:for (?!clarification|confirmation|assurances?|reassurance|clarity"
    rf"|an explanation (?:of|as)|their|views|examples)|that (?!the minutes)|to (?:see|receive|have"
    rf"|be (?:provided|sent|given|kept|informed|updated))|(?:further|more|additional|a copy"
    rf"|a report|an update|a breakdown|information|details|data|figures)\b|(?:if"
    rf"|whether) .{{3,120}}?\b(?:could|would|can) (?:also )?(?:be {DONE}|{DO})|(?:{WHO}) to {DO})))"
    r"(?P<what>.*)$"
)
ADDRESSED = re.compile(
    rf"\b(?:asked|requested)(?: that| if| whether)? (?P<who>{WHO}) (?:to |would |could |should |be |{DO})"
)
EXPECTED = re.compile(
    r"(?:would|will) (?:then |also )?be (?:obtained|completed|finished|delivered|launched"
    r"|implemented|in place|recruited|received|finalised|available|concluded|appointed|published"
    r"|opened|rolled out|operational|ready|introduced)\b|"
    r"\b(?:was|were|is|are) (?:due|expected|anticipated|scheduled) to be (?:obtained|completed"
    r"|finished|delivered|launched|implemented|in place|recruited|received|finalised|available"
    r"|concluded|appointed|published|opened|rolled out|operational|ready|introduced)\b"
)
OPENING_TIME = re.compile(r"^(?:At|By|Before|For|In|Following|After|Within|On|Prior to|Ahead of)\b")
CONSIDERS_ONLY = re.compile(r"\bconsider(?:ation)?\b.*\b(?:how|whether|if)\b", re.IGNORECASE)
ANSWERS = re.compile(
    r"^(?:In response|In reply|The response|Following (?:a|the) (?:question|query|request))", re.IGNORECASE
)
SAID = re.compile(
    rf"(?P<who>{WHO}) {SOFT}(?:said|stated|explained|advised|confirmed|responded|replied|assured"
    rf"|reported|informed|added|indicated|commented)\b"
)
HABIT = re.compile(r"\b(?:to (?:any|every)|whenever|always|normally|usually|as usual|as (?:he|she|it|they) did)\b")
IS_TO_DO = re.compile(
    rf"(?:^|[,;] (?:and )?| and )(?P<who>(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    rf"|The (?:[A-Z][\w-]+ ){{0,3}}(?:Clerk|Secretary|Chair(?:man)?|Officer|Director|Manager)) "
    rf"(?:is|are) to (?P<what>{DO}.+)$"
)
TO_DO = re.compile(rf"(?:^|\s[–—-]\s)(?P<who>{WHO}|[A-Z]{{2,4}}(?:\s?[/&]\s?[A-Z]{{2,4}})*) to (?P<what>{DO}.+)$")
