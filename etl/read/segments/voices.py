"""How an applicant and a force each begin a sentence: the signs that mark a letter without headings."""

from __future__ import annotations

import re

from etl.read.labels.labels import ASKED_AT, MONTHS
from etl.read.labels.ordinals import ASKS_ABOUT, BY_PLACE, QUESTION_WORD
from etl.read.labels.runs import NUMBER_WORDS
from etl.read.phrase import Phrase

APPLICANT = re.compile(
    r"(?:[-*\"'(] ?)?(?:\(?[a-z0-9]{1,3}[.):/-]+ ?|q(?:uestion)? ?\d{1,2}[a-z]?[.:) -]+ ?)?(?:and )?"
    r"(?:i(?:'m| am) (?:writing|requesting|making|seeking|asking|interested|looking)|i (?:would|'d) like|i'd (?:like|be)|we (?:would|'d) like to (?:know|ask|see|have|obtain|receive)|"  # noqa: E501
    r"(?:do|did|have) you (?!mean|want|wish|require|need)[a-z](?![^\n]*(?:\||: | - ))|"
    r"i (?:wish|want|request|ask|anticipate|predict|hereby (?:request|ask|make|apply)|would be grateful|am an?\b|understand that you|am told|have (?:read|heard|seen)|(?:read|heard|saw) that|also|look forward|note that your)|"  # noqa: E501
    r"this (?:could|may|might|should) include|if your (?:response|answer) is|this is (?:an?|"
    r"my) (?:[a-z]{1,12} ){0,3}request\b|my (?:request|question|name|previous)|"
    r"(?:confirm|say|state|tell (?:me|us)) (?:whether|if|how|which|what|who|when|where)\b|"
    r"please (?:could|can|provide|send|say (?:also |too )?(?:whether|if|how|which|what|who|when|where)|tell me|supply|list|state|explain|include|give|"  # noqa: E501
    r"confirm|break|describe|detail|specify|identify|outline|indicate|advise (?!us\b|me if you|if you|whether you\b)|"
    r"limit|treat|disclose|answer|share|stay|keep|let me)|"
    r"(?:do|does|did|has|have|is|are) [a-z][^\n?]{5,160}\bany of (?:these|the following)\b[^\n]{0,30}:$|"
    r"(?:could|can|would|will) you|(?:do|does|did|have|has|had|are|is|were|was|will|would|could|can|should) [a-z][^\n]*\?|"
    r"(?:how|what|which|when|who|where|why|whether|if so|if yes|if not|if no|if you|"  # noqa: E501
    r"under the (?:freedom|foi|act)|dear foi|(?:a copy|copies) of(?![^\n]{0,90} (?:is|are|has been|have been) (?:[a-z]{1,12} ){0,2}(?:attached|enclosed|provided|included|appended|available|supplied|withheld|exempt))|the (?:number|total|date|dates|cost|name|names) of(?![^\n]{0,60}(?: (?:is|was|were|are) (?:as follows|below|above|beyond|over|in excess|thus|therefore|accordingly|exempt|withheld|not|estimated|shown|set out|given|contained|in the|nil\b|zero\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|[£\d])| would (?:exceed|be (?:above|over|beyond))| exceeds? |: ?\d))|"  # noqa: E501
    r"details of|any (?:trials|contracts|correspondence|documents|policies))\b|thank you (?:in advance|for your (?:time|help))|"  # noqa: E501
    r"yours faithfully, [a-z]+ [a-z]+$|kind regards)"
)
FORCE = re.compile(
    r"(?:[-*\"'(] ?)?(?:(?:overtly|openly|covertly|presently|to date|in short|in brief|at present|currently|however|therefore|unfortunately|additionally|in addition|furthermore|further|"  # noqa: E501
    r"having [a-z ]{3,60}|following [a-z ]{3,60}|as such|in (?:respect|relation|regard)[a-z]{0,1} (?:of|to) [a-z ]{3,60}|"  # noqa: E501
    r"(?:with|in) regards? to [a-z ]{3,60}),? )?(?:"
    r"(?:i|we) (?:can(?:not)? (?:confirm|advise|neither)|confirm|regret|must advise|neither|am (?:able|unable|pleased|required|not "  # noqa: E501
    r"|writing to inform|writing to advise)|are (?:able|unable|not|refusing|withholding)|am (?:therefore |hereby )?(?:refusing|withholding|disclosing)|have (?:today|decided|determined|contacted|considered|searched|"  # noqa: E501
    r"consulted|completed|established|made|now|not|no|never|identified|conducted|located|concluded|used|trialled)|"
    r"do(?:es)? not|don't|hold|use[ds]?|cannot|can't|consider|estimate|apologi[sz]e)|"
    r"(?:(?!if |whether )[a-z&' -]{2,45}(?:police|constabulary|police service|force|service|psni|mps|btp)(?: service)?(?: of (?:scotland|northern ireland))?"  # noqa: E501
    r"(?: \([a-z]{2,6}\))?|police scotland|btp|psni|gmp|(?:the )?(?:mdp|cnc)|the (?:force|constabulary|service|met)) (?:first |now |then |also )?(?:can|cannot|does|do|has|have|had|is|are|will|neither|hold|holds|use|uses|used|currently|"  # noqa: E501
    r"consider(?:s|ed)?|confirm(?:s|ed)?|operate[sd]?|refuse[sd]|makes?|regrets|did|estimate[sd]?|trialled|ran|bought|began|paid|spent|purchased|made|met|submitted|received|recorded|conducted|carried|deployed|worked|leased|hired|tested)(?:n't)?\b|"
    r"(?:the|a|this|that) [a-z -]{2,70} (?:is|are) (?:both )?(?:held|attached|enclosed|exempt|withheld)\b|"
    r"the [a-z -]{2,40} (?:was|were|is|are) [^?\n]{0,80}\b(?:available|published|found) (?:on|at|from)\b|"
    r"[a-z() -]{3,80} (?:is|are) (?:also |currently |not )?(?:used|operated|deployed|run|supplied|provided) by "
    r"(?:(?:the|this|our) (?:force|constabulary|service)|us|police scotland|psni|btp|[a-z&' -]{2,40}(?:police|constabulary))\b|"
    r"[a-z0-9][a-z0-9' -]{1,40} (?:is|are) (?:also |currently |not )?(?:used|in use)\b|"
    r"no (?:(?:separate|additional|direct|extra|such|specific|local|further) )?(?:costs?|charges?|expenditure|spend|complaints?|"
    r"deployments?|arrests?|images|searches|trials?|plans?)\b|no information|no records|nil|none\b|not held|please find|please see (?:the )?(?:below|attached|above)|(?:the|this|that|all|some|your) (?:[a-z]{1,14} ){0,4}"  # noqa: E501
    r"(?:information|data|policy|request|contract|documents?|figures?|software|system) (?:[a-z]{1,14} ){0,5}(?:is|are|has|have|was|were|cannot|will)|"  # noqa: E501
    r"searches|enquir(?:ies|y) (?:were|was|have)|it is (?:estimated|not|our)|there (?:is|are|have|has|were|was) (?:no|not|been)|"  # noqa: E501
    r"in accordance with|pursuant|under (?:section|regulation|s\.?) ?\d|section \d|by virtue|this (?:is|letter|response|information|force)|"  # noqa: E501
    r"(?:yes|no)(?:[,.;]|$)|(?:exempt|withheld|redacted|refused)\b|n/a|not applicable|zero\b|\d[\d,]*\.?$|£\d|"
    r"the (?:answer|response|reply) (?:to|is|for)\b|"
    r"you have not (?:said|told|given|specified)\b|please (?:tell|let) us\b|once we (?:have|receive|hear)\b|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS}) "
    r"(?:19|20)\d\d\b)"
)
SHORT = re.compile(
    r"(?:[yn](?=\.?$)|yes|no|none|nil|there (?:is|are|was|were|has|have)|these (?:are|were)|n/a|n\.a\.|not applicable|zero|not held|not (?:by|at|in|currently|yet|so far|to date|used|that)\b|unknown|£ ?[\d,.]+|[\d,]+|as above|see above|please see|see (?:below|attached|answer)|"  # noqa: E501
    r"since(?! when)|between|in [12]\d{3}|from|the (?:force|contract|software|supplier|system|cost|total|policy)|it\b|we\b|they\b|only|on \d|approximately|around|"  # noqa: E501
    r"refused|withheld|exempt|published|this|"
    r"(?:once|twice|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"(?:[ -][a-z]{3,5})?)(?= ?[.,;:(]| (?:are|were|in|at|as|have)\b|$))\b"
)
EARLIER = Phrase(r"\b(?:you (?:said|told|replied|stated|answered|wrote|responded|mentioned|have previously)|your (?:reply|response|answer|letter|force "  # noqa: E501
                      r"(?:said|replied|told))|(?:said|stated|replied|wrote|answered|told me|responded)\b[^\n]{0,60}:$)")  # fmt: skip  # noqa: E501
DECISION = Phrase(
    r"neither confirm|not confirm n?or deny|confirm (?:n?or) deny|not held|no information|(?:is|are|and|also|therefore|being|as) (?:[a-z]{1,12} ){0,2}exempt\b|^exempt\b|\bexempt(?: from disclosure)?,? (?:in terms of|under|by virtue of|pursuant to|- )? ?(?:sections?|s\.) ?\d|\bexempt (?:in terms of|under|by virtue of|pursuant to) |\b(?:taken out|removed|redacted|blanked out|left out|kept back|held back) (?:under|by virtue of|where|in line with|pursuant)|are held and|(?:does|do) not (?:hold|use)|\brefused (?:under|by virtue|in terms|pursuant)|withheld|confirmed or denied|would be likely to prejudice|(?:is|are) relied (?:up)?on|is information (?:that|which)|\bi can (?:tell|inform|advise) you\b"  # noqa: E501
)
OPENER = Phrase(
    r"(?:(?:i|we) (?:write|am writing|are writing) (?:in (?:connection|response|reply|answer|relation|respect)|further|with (?:regard|reference))|(?:i|we) refer to your (?:request|e-?mail|letter|"  # noqa: E501
    r"correspondence|enquiry|freedom)|(?:i am|we are) responding|(?:i|we) acknowledge|further to your (?:request|e-?mail|letter|enquiry|freedom)|thank you for (?:your (?:request|e-?mail|letter|"  # noqa: E501
    r"correspondence|enquiry|interest|freedom|recent)|narrowing)|your request (?:has been|was|is (?:being )?) ?(?:handled|considered|dealt|received|processed)|having considered your|"  # noqa: E501
    r"we are now in a position|in (?:response|answer|reply) to (?:this|that|your|the) (?:[a-z]{1,10} )?(?:question|point|query)\b|(?:ein cyf ?/ ?)?our ref(?:erence)?(?: ?(?:no|number))?[ .:]|dear (?:mr|mrs|ms|miss|dr|sir|madam|requester|applicant)\b|"  # noqa: E501
    r"(?:full|partial) (?:refusal|disclosure)\b|(?:first|second) duty\b)"
)
"""How a force opens its letter."""
SAID = Phrase(
    r"(?:you|the applicant|the requester|[a-z ]{3,40} (?:police|constabulary|council)) (?:wrote|said|argued?|"
    r"stated|asked|replied|complained|told [a-z]{2,9}|contend(?:ed)?)[^\"\n]{0,50}[:,] ?\"|"
    r"\byour (?:foi|request|question|e-?mail|letter)\b[^\"\n]{0,40}: ?\"|"
    r"\b(?:which|that|who|it|reply|response|letter|statement|department|office|ministry|body) "
    r"(?:states?|stated|says?|said|reads?|read|replied|wrote)(?: \([^()\n]{1,60}\))? ?[:,] ?\""  # noqa: E501
)
"""Somebody else's words follow in quotation marks."""
DECIDED = Phrase(
    r"(?:neither confirms?|refuses? to confirm|cannot confirm)[^\n]{0,240}(?:virtue|following exemption|does not apply|covert|any (?:other|further)|sections? \d)"  # noqa: E501
)
"""A decision in full words, wherever it stands."""
POINTS_BACK = re.compile(
    r"(?:(?:response|answer|reply|decision|a) ?: ?)?(?:n/a|not applicable|as above|none|no|nil)?[ ,.;:()-]* ?"
    r"(?:please |kindly )?(?:see|refer to|as (?:per|in|at|for)) "
    r"(?:back to |above )?(?:(?:my|our|the) )?(?:(?:answers?|responses?|repl(?:y|ies)|questions?|requests? \d|q|points?|parts?)"
    r"[^\n]{0,90}|\(?(?:\d{1,2} ?\(?[a-h]?\)?|[a-h]\))(?: above)?[.)]*)$|"
    r"(?:the )?same (?:answer|response|reply|as) [^\n]{0,60}$|"
    r"(?:n/a|not applicable)\b[^\n]{0,30}\b(?:answers?|responses?|reply) (?:given )?(?:to|at) [^\n]{0,30}$|"
    r"in (?:the )?(?:light|view) of (?:(?:my|our|the) )?(?:answers?|responses?|repl(?:y|ies)) (?:given )?(?:to|at|for) "
)
"""An answer that only points at the answer to another question."""
BEYOND = Phrase(
    r"(?:neither confirms?|not confirm n?or deny|cannot confirm n?or deny)[^\n]{0,200}"
    r"\b(?:covert|any (?:other|further|additional))|"
    r"\b(?:covert|any (?:other|further|additional))\b[^\n]{0,200}(?:neither confirm|not confirm n?or deny|confirm n?or deny)"
)
"""A refusal to confirm or deny that goes beyond the questions, and leaves the last of them."""
RESETS = Phrase(
    r"(?:(?:our |the |full )?(?:response|reply|answer|decision|outcome|reasons?(?: for (?:the |our )?(?:decision|refusal))?|"
    r"explanations?)|appendix [a-z0-9]|"
    r"annex [a-z0-9]|exemptions?|limitation on disclosure[^\n]{0,30}|limits? (?:of|on|to) [^\n]{3,60}|"
    r"notes? to (?:the |our )?(?:table|answers?|replies)|(?:the |our )?(?:law|reasoning)(?: and (?:the |our )?reasons?)?|"
    r"how (?:we|i) (?:got here|reached (?:this|our|that|my) (?:view|decision))|next steps|what (?:you can do )?next|"
    r"(?:overt|covert) (?:use|policing|activity|deployments?)|(?:first|second) duty \([^\n.]{0,60}|facts? (?:on|that|"
    r"which)[a-z ]{3,50}|"
    r"(?:explanation|reasons?|details|notes?)(?: (?:of|"
    r"for|on))? (?:the |our |each )?"
    r"(?:exemptions?|refusals?|withholding|redactions)(?: (?:applied|claimed|used|relied on|engaged))?|refusals?|"
    r"(?:why|how) (?:we|i|parts?|some|the (?:force|constabulary|exemptions?)|things|it|certain)\b[a-z ']{3,50}|"
    r"(?:our |my |the )?(?:reasons?|reasoning|explanations?),? (?:as|that|which) [^\n.]{3,50}) ?[:.-]?$|"
    r"(?:the above|this|that) is all (?:of )?(?:the )?information\b|what (?:is|was|has been|will be) [a-z ]{3,40}$|"
    r"as such, (?:and )?in (?:terms|accordance)[^\n]{0,200}refusal notice|"
    r"(?:sections?|s\.?) ?\d[^\n]{0,60}? (?:is|are) (?:an? |both )?(?:qualified|absolute|prejudice|class)\b|"
    r"(?:with regards? to|in (?:respect|relation|regard) (?:of|to)|regarding|as (?:to|regards)|turning to) (?:the |any )?"
    r"(?:covert|overt) [^\n]{0,60}:$"
)
"""A heading that leaves the question before it."""
PARTLY = re.compile(
    r"part(?:ial|ly)? (?:refusal|refused|disclosure|disclosed)\b[^\n.]{0,60}$|"
    r"(?:finding|conclusion) \d{1,2} ?[:.-] [^\n.?]{3,80}$"
)
"""The same on a line of its own: *Partly refused*, which is an answer in a cell of a table, *Finding 2: upheld*."""


HEADING = re.compile(
    r" ?(?:the |our |your |my )?(?:first |original |initial |internal )?(?:request|reply|response|complaint|review|decision|"  # noqa: E501
    r"conclusions?|findings?|outcome|further steps|next steps|what (?:happens )?next|background|introduction|exemptions?|"
    r"harm|public interest|"
    r"points (?:you )?raised(?: by you)?|"
    r"what (?:is before me|was decided)(?: [a-z]{2,10}){0,3}|"
    r"what (?:i|we|you) (?:have |had |first )?(?:said|say|told you|decided?|found|asked|complained of|can do)"
    r"(?: [a-z]{2,10}){0,3})"
    r"(?: (?:of|dated) \d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4})?(?:, [a-z]{4,12})?(?: \([^)\n]{0,40}\))?[:.]?$"
)
"""A heading of the letter's own behind a number."""
FIRST_SAID = re.compile(
    r"(?:at first|originally|(?:the |our )?(?:first|original) (?:reply|decision|answer|response)) ?: "
    r"(?=withheld|refused|not held|neither|disclosed|exempt|section|s\.|cost|partly|answered)"
)
"""*At first: withheld, section 40(2)*, above *Finding: overturned*."""
PART_OF_REVIEW = re.compile(
    r" ?(?:your (?:original |first |initial )?(?:request|complaint)|"
    r"(?:our|the) (?:original|first|initial) (?:request|response|reply|decision)|"
    r"(?:the )?(?:findings?|outcome|decision|conclusions?) of (?:the|this|my|our) (?:internal )?review|"
    r"your request for (?:an? |the )?(?:internal )?review)(?: \([^)\n]{0,40}\))?[:.]?$"
)
"""The same in a review, where what it heads cannot be an answer."""
ANSWERS = re.compile(
    r"(?:we|i) (?:hold|have|do|can|are|cannot)\b|unfortunately|not held|nil\b|none\b|yes\b|no(?!\.? of\b)[,. ]|"
    r"£? ?\d[\d,]*(?:\.\d+)?$"
)
"""How an answer begins below the number of its question, even where that number is new."""
ASKS_BACK = Phrase(
    r"\byou (?:mean|are (?:seeking|looking|interested|referring|requesting|asking|after)|require|had in mind)\b|"
    r"clarify (?:which|what|whether|the|your)|\byour (?:request|question|interest|concern)\b|\b(?:tell|let) us\b|"
    r"\bare you (?:referring|asking|interested|seeking|looking|after)\b|\bdo you (?:mean|want|need|require|wish)\b"
)
"""A question of the force to the applicant, not one of the applicant's."""
ASKS_FOR = re.compile(
    r"(?:please (?:can you |could you )?"
    r"(?:provide|supply|list|send|give|state|share|disclose|tell me) (?!further|more|clarif|us\b)|"
    r"(?:a )?cop(?:y|ies) of |details of |how (?:many|much|often) |(?:what|which) )[^\n]*[a-z.?)]$"
)
"""The next question, where questions and answers take turns without any heading."""
YOU_SAY = Phrase(
    r"you (?:also |further |then |now )?(?:sa(?:y|id)|stated?|argued?|believed?|contend(?:ed)?|complain(?:ed)?|claim(?:ed)?|"
    r"add(?:ed)?|submit(?:ted)?|suggest(?:ed)?|point(?:ed)? out) (?:that\b|,|\")|"
    r"(?:in particular|specifically|more (?:precisely|specifically)),? you (?:asked|wanted|sought|requested|wished)\b"
)
"""How a letter goes on telling what the applicant wrote."""
YOU_ASKED = Phrase(
    r"(?:under (?:the )?(?:foia?|act|freedom of information act)(?: 2000)?,? |"
    r"in it |in which |(?:thank you for|i (?:write|refer)[a-z ]{0,20}) your [^\n]{0,60}?(?:in which|where) |"
    r"in your (?:request|e-?mail|letter)[^\n]{0,50}? )?you (?:have )?(?:ask(?:ed)?|"
    r"request(?:ed)?|enquired?|want(?:ed)?|"
    r"wished|sought|(?:wrote|e-?mailed|contacted)\b[a-z0-9 ,]{0,80},? (?:asking|seeking|requesting))\b|"
    r"(?:we|both forces|the (?:force|constabulary|service)) (?:have|has|"
    r"had) been asked (?:whether|if|for|how|what|about)\b|"
    r"your (?:original |initial )?(?:request|letter|e-?mail|message) (?:asked|asks|was for|sought|seeks)\b|"
    r"your (?:request|letter|e-?mail|message)(?: (?:of|dated) [^\n,.;]{4,30}?)? (?:concerned|was about)\b|"
    r"you (?:refer|referred) (?:in your (?:request|letter|e-?mail) )?to\b|"
    r"(?:for (?:convenience|ease of reference),? )?(?:they|these|those)(?: (?:questions|points|requests))? "
    r"(?:concerned|asked|sought|(?:are|were) (?:these|as follows|in short))\b[^\n()\d]{0,24} \((?:1|a|i)\)|"
    rf"(?:s?he|they|the (?:applicant|requester)) {ASKED_AT}\d{{1,2}}[.)]|"
    rf"{BY_PLACE}(?:(?:is|was) {QUESTION_WORD}\b|{ASKS_ABOUT}\b)"
)
PLEADS = Phrase(
    r"\bi do not (?:need|want|require|seek)\b|^i am (?:interested in|looking for|seeking)\b|\byou (?:have )?told me\b|"
    r"\bi (?:am|would be) (?:quite |very )?(?:content|happy|willing) (?:for you |to (?:accept|"
    r"narrow|receive|limit|pay|wait))|"
    r"\bplease (?:say so|tell me|let me|state so|explain why|advise me|treat (?:this|my)|answer the|send me|supply me)\b|"
    r"\bi (?:expect|hope|trust)(?: that)? you\b|\bplease only\b|"
    r"\bi (?:will|shall|'ll) (?:ask for|complain|appeal|seek|go to)\b|\bmy (?:foi|request) to\b|"
    r"\bi (?:would|'d) (?:expect|prefer|ask|appreciate)\b|\bthe request i made\b|"
    r"\bi (?:do not|don't) expect you\b|\bwould ask you (?:not )?to\b|^i know (?:that )?some\b|"
    r"\bi [a-z]{3,12} (?:that )?you (?:have |had )?(?:refused|withheld|denied|turned down)\b|"
    r"\bplease (?:think again|reconsider)\b|"
    r"\bplease do not (?:use|rely|apply|cite|refuse|tell|say|neither)\b"
)
"""What an applicant asks in the middle of a sentence."""
MARKED_ANSWER = re.compile(r"a\d{1,2}[a-z]?[ :.)-]")
"""*A2*, below *Q2*."""
FALLS_AWAY = re.compile(
    r"\b(?:therefore|thus|hence|accordingly|consequently|so)\b[^\n]{0,30}"
    r"(?:fall|not applicable|n/a|do(?:es)? not (?:arise|apply)|not arise)|"
    r"\b(?:the|our|my) (?:answers?|responses?|repl(?:y|ies)) (?:given )?(?:to|at|above to) (?:questions?|q|points?)\b"
    r"(?! ?[\d, and&to-]{1,14} (?:is|are) (?:therefore |accordingly |thus )?(?:that|no\b|none|nil))|"
    r"\b(?:answered|dealt with|covered|explained|given) (?:already )?(?:in|at|under) (?:questions?|q|points?|parts?|items?) ?\d|"
    r"\bas (?:stated |set out |given |explained )?(?:for|in|per|under|at) (?:questions?|points?|q) ?"
    rf"(?:\d|(?:{'|'.join(NUMBER_WORDS)})\b)"
)
"""Questions that a sentence names only to say that nothing is left of them, or to point at their answer."""
WHOLE = re.compile(
    r"(?:for (?:this|these) reasons?,? |therefore,? |accordingly,? |however,? )?(?:i am (?:therefore )?refusing )?"
    r"(?:your (?:whole |entire )?request"
    r"|(?:all )?the information (?:that |which )?you (?:have )?(?:seek|sought|requested|asked for|want))"
    r"(?: for information)? (?:is|has|must|will|was)\b[^\n]{0,30}(?:exempt|refus|declin|withheld)"
)
"""A decision on the whole request, whichever question the sentence before it was about."""
TOLD = re.compile(
    rf"{BY_PLACE}(?:is|was|{ASKS_ABOUT})\b|"
    r"(?:in it |in which )?you (?:have )?(?:asked|requested|enquired|sought|wanted|wished)(?:, [a-z ]{2,25},)? [^\n]{25,}[^:;,-]$"
)
"""A request told in a sentence of the force's own, after which the force goes on."""
QUESTION_Q = re.compile(r"q(?:uestion)? ?[.:)-] ?\S")
"""A question that is marked as one but has no number."""
ANSWER_A = re.compile(r"(?:[ar] ?[:.)-]|(?:[a-z'&.-]{1,20} ){0,4}(?:answer|response|reply) ?:) ?(?=\S)")

LONG_QUOTATION = 25
"""Signs up to which what stands in quotation marks is a name or a few words, and nothing that somebody wrote."""
_NUMBERED = re.compile(r'"?\(?\d')
_OF_LAW = re.compile(r"section|regulation")


def quoted_whole(words: str) -> bool:
    """A paragraph in quotation marks that is no recital of the law."""
    return len(words) > LONG_QUOTATION and _NUMBERED.match(words) is None and _OF_LAW.search(words) is None


def voiced(body: str) -> bool:
    """Whether words sound like a force's: they state, decide, or answer in short.

    Args:
        body: a sentence without its label.
    """
    return FORCE.match(body) is not None or DECISION.search(body) is not None or SHORT.match(body) is not None


_TOPIC = re.compile(r"[a-z][a-z0-9 ,'/&()-]{2,90}: ")


def told_of_topic(body: str) -> bool:
    """Whether a force states something behind a colon: *LFR: Kent Police first used it in January*."""
    topic = _TOPIC.match(body)
    return topic is not None and voiced(body[topic.end() :])


SPOKEN_TO = Phrase(
    r"\byour (?:(?:foi|information|freedom of information|original|recent|first) )*(?:request|enquiry)\b(?! ?:)|"
    r"\(your (?:questions?|points?) \d|(?:order|way) in which you (?:put|asked)|\b(?:answers|responses|"
    r"replies) to (?:questions? |points? |parts? )?\(?\d|"
    r"\b(?:answers?|responses?|replies) (?:below|are given|is given|follows?)\b|"
    r"\b(?:is|are) (?:now |also )?(?:attached|enclosed|appended) (?:as|at|to|with|below|herewith)\b"
)
"""Nobody speaks of *your request* but the authority that has to answer it."""
STATES_FIGURE = re.compile(
    r"\d[\d,]* (?:of the \d+ |[a-z-]{2,20} ){1,4}(?:are|were|is|was|have|has)\b(?![^\n]*\?)|"
    r"(?:the|a) (?:total|number|cost|amount|figure|date|name)s?\b[^\n?]{0,160}\b"
    r"(?:was|were|is|are|has been|stands at|amounts? to|came to|comes to) (?:[a-z]{1,12} ){0,3}£? ?\d"
)
"""*The number of searches was 1,874* is no request, though requests begin so."""
ROW_OF_FIGURES = re.compile(
    r"[^|?\n]{2,60}(?: \| ?[£~<]?\d[\d,.]*%?){1,12}|"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*(?: (?:20)?\d\d)? ?[-:]? \d(?:[\d,]*\d)?[,;.]? ?){3,24}"
)
"""Figures beside what they count, or beside months: an applicant asks for such rows and does not draw them."""
ASKS_BY_WORD = re.compile(
    r"(?:where|when|which|what|how|if(?! so| yes| not,)|under|who|a copy|copies|the (?:number|total|names?|costs?|dates?))\b"
)
"""Words that begin a question as well as a statement."""
