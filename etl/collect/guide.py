"""What ``python -m etl collect --help`` says."""

from __future__ import annotations

GUIDE = """Fetch replies from WhatDoTheyKnow and from forces' own pages.

For example: python -m etl collect wdtk-kent --contact you@example.org

Run it without a source to see all of them. Afterwards `python -m etl run` reads what came and publishes a snapshot;
`python -m etl run --collect wdtk-kent` does both. A line at the end says how many letters were seen and how many are
new, and a line before it for every page that could not be had, and why.

Before you start: give an e-mail address with --contact, or set CROSS_FORCE_CONTACT. It is sent with every
request, so that a site's owner can write to you. Without it nothing is fetched.

What is allowed: public pages that a site opens to programs. The program looks this up in each site's robots.txt (the
site's own list for programs),
asks for one page at a time, waits at least two seconds in between, longer when the site asks for it, and stops
when a site asks it to. It never signs in and never pretends to be a browser.

When a site refuses: that is the site's decision, and the program does not try to get round it. Open the page in
your browser and save it, or press "Download a zip file of all correspondence" on WhatDoTheyKnow (you need an
account), and then run: python -m etl add PATH. Letters added by hand count like all others.

If you stop it, or the line breaks, nothing is lost: run the same command again and it goes on where it was.
A run takes no more from a source than --limit says: first what it never asked for, then what it asked for longest ago,
in case a reply was added there. Where a source has more, run it again.

Spreadsheets are left alone, because they often hold people's details by mistake. Look at them yourself first.

New requests are found on the pages of each authority, by date, because WhatDoTheyKnow's robots.txt closes its
feeds and its search to programs. See --feeds.
"""

FEEDS = (
    "Find requests through WhatDoTheyKnow's feeds. Off, because its robots.txt closes feeds to programs, although its "
    "own help page offers them to developers: write to the site first and use this only if they agree."
)
