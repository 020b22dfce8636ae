"""The shapes of clauses, as regular expressions over the string of tags (`tagger.TAGS`).

One letter is a token. Quotation marks are opaque: what stands inside them is one "q".
"""

import re

# A verb group: "had been largely frozen", "will not meet", "was on Monday hit", "captured", "says".
GROUP = re.compile(r"A(?:RD?M(?=X?[VP]))?[X]{0,3}(?:[AE]X{0,3}){0,3}[VPBGY]?|[VYS]")
# After a subordinator: a participle, or a subject (with at most one apposition or relative clause
# in commas) and its verb.
CLAUSE = re.compile(
    r"X?G|(?!R?D?M{1,4}[VYAS])[^,;UWTKVYAS]{1,20}"
    r"(?:,[^,;UWTVYA]{1,10},|,W[^,;]{1,16},|;W[^;]{1,40};)?[VYAS]"
)
RELATIVE = re.compile(r"[^;TK]{0,20}?[VYAS]")
SUBJECT_AND_VERB = re.compile(r"[^,;:UWVYAS]{1,16}[VYAS]")
# Before the subject of what is said: "said that | in one raid this week, | a depot was emptied".
FRONTED = re.compile(r",?[RU][^,;:UWTKCVYAS]{1,10},")
# After "and" without a comma, where the object of the verb before may go on: only a plain subject,
# verb and object.
NEW_SUBJECT = re.compile(r"[DNO]{1,5}X?(?:A|V[DNO])")
PARTICIPLE = re.compile(r"X?G(?!A)")  # "fighting has displaced them" is a subject and its verb
# A past form behind which its stretch has no finite verb.
LAST_VERB = re.compile(r"V[^VASY]*(?:[,;UWK]|$)")
VERB = re.compile(r"X{0,2}[VYAS]")
# ", police said on Monday": from the comma to the end of the sentence, to ", as" or ", citing".
ATTRIBUTION = re.compile(
    r",(?!C)[^,;YUWTGK]{0,16}(?:,[^,;YUWTGAV]{1,12},)?"
    r"(?:A[AEX]{0,3})?Y[^,;YVUWT]{0,14}(?:[.q]*$|(?=,[UG]))"
)
# After "said": when and where, before what was said begins.
ASIDE = re.compile(r"(?:R?D?M|X)*")
# At most one insertion in commas: "the hospital, the last in the city, was attacked".
COMPLEMENT = re.compile(
    r"[DNOBVPRGM'q][^,;:YKU]{0,20}?[VAYS]|O[VAYS]"
    r"|[DNO][^,;:YKUWVAS]{0,16},[^,;:YKUWVAS]{1,10},[^,;:YKUWVAS]{0,10}[VAYS]"
)
# "(declared) on 12 November has spread": no subject stands before the verb.
NO_SUBJECT = re.compile(r"R[DNXM]*M[VAS]")
# What is found, and only described: "found (a shelter established) in a school".
DESCRIBED = re.compile(r"[^O][^V]*V(?=[RX])")
# "announced (an end of the search and has) left": the verb is that of who announced it.
GOES_ON = re.compile(r"CX*[VAYS]$")
# After any verb, an object that has a verb of its own: "pledged the group will help".
CLAIM = re.compile(r"[DNO][^,;CKUWTVYRIAq]{0,7}A")
