-- The tables of a snapshot. Keys, allowed values and references are declared here and nowhere else;
-- the comments are the data dictionary that pages, downloads and documentation show.

CREATE TABLE force (
    force_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL,
    welsh_name VARCHAR,
    kind VARCHAR NOT NULL CHECK (kind IN ('territorial', 'special', 'other')),
    nation VARCHAR NOT NULL CHECK (nation IN ('England', 'Wales', 'Scotland', 'Northern Ireland', 'UK')),
    region VARCHAR NOT NULL,
    act VARCHAR NOT NULL CHECK (act IN ('FOIA', 'FOISA', 'none')),
    gss_code VARCHAR,
    data_police_uk_id VARCHAR,
    website_domain VARCHAR,
    whatdotheyknow_url_name VARCHAR,
    tile_row INTEGER,
    tile_col INTEGER,
    tile_label VARCHAR,
    certainty VARCHAR NOT NULL CHECK (certainty IN ('sure', 'check')),
    notes VARCHAR
);
COMMENT ON TABLE force IS 'Police forces and the few other bodies that answer such requests';
COMMENT ON COLUMN force.force_id IS 'Permanent short name of the force';
COMMENT ON COLUMN force.name IS 'Name in English';
COMMENT ON COLUMN force.short_name IS 'Name for charts and narrow columns';
COMMENT ON COLUMN force.welsh_name IS 'Name in Welsh, for Welsh forces';
COMMENT ON COLUMN force.kind IS 'territorial, special (railways, nuclear, defence) or other (not a force)';
COMMENT ON COLUMN force.nation IS 'Nation of the area policed; UK for forces without one';
COMMENT ON COLUMN force.region IS 'Region of the area policed';
COMMENT ON COLUMN force.act IS 'Access law that binds the body';
COMMENT ON COLUMN force.gss_code IS 'Official (ONS) area code';
COMMENT ON COLUMN force.data_police_uk_id IS 'Id at data.police.uk';
COMMENT ON COLUMN force.website_domain IS 'Domain of its website';
COMMENT ON COLUMN force.whatdotheyknow_url_name IS 'Name of its page at WhatDoTheyKnow';
COMMENT ON COLUMN force.tile_row IS 'Row on the tile map, 0 at the top';
COMMENT ON COLUMN force.tile_col IS 'Column on the tile map, 0 at the left';
COMMENT ON COLUMN force.tile_label IS 'Three letters shown on the tile map';
COMMENT ON COLUMN force.certainty IS 'check: some cell of this row still needs checking';
COMMENT ON COLUMN force.notes IS 'What is odd about the row';

CREATE TABLE exemption (
    provision VARCHAR PRIMARY KEY,
    act VARCHAR NOT NULL CHECK (act IN ('FOIA', 'FOISA', 'EIR')),
    section VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('exemption', 'cost_limit', 'vexatious', 'repeated', 'not_held', 'ncnd_power', 'procedural')),
    test VARCHAR NOT NULL CHECK (test IN ('absolute', 'qualified', 'partly_absolute', 'none')),
    basis VARCHAR NOT NULL CHECK (basis IN ('class', 'prejudice', 'other')),
    lifts_confirm_or_deny BOOLEAN NOT NULL,
    plain_english VARCHAR NOT NULL,
    requires_public_interest_test BOOLEAN NOT NULL,
    requires_harm_evidence BOOLEAN NOT NULL,
    source_url VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL CHECK (certainty IN ('sure', 'check')),
    notes VARCHAR
);
COMMENT ON TABLE exemption IS 'Exemptions and other grounds of refusal in the access laws, from the catalogue; a provision below a section that letters cite has a row of its own';
COMMENT ON COLUMN exemption.provision IS 'The provision with its Act, for example FOIA s31(3)';
COMMENT ON COLUMN exemption.act IS 'Act or Regulations';
COMMENT ON COLUMN exemption.section IS 'Catalogue entry that it falls under, for example FOIA s31';
COMMENT ON COLUMN exemption.title IS 'Heading in the Act';
COMMENT ON COLUMN exemption.kind IS 'Kind of provision';
COMMENT ON COLUMN exemption.test IS 'Whether the public interest is weighed: absolute (no), qualified (yes), partly_absolute (depends), none';
COMMENT ON COLUMN exemption.basis IS 'class (by kind of information) or prejudice (harm must be shown)';
COMMENT ON COLUMN exemption.lifts_confirm_or_deny IS 'Whether this very provision lifts the duty to confirm or deny';
COMMENT ON COLUMN exemption.plain_english IS 'What it means, in plain English';
COMMENT ON COLUMN exemption.requires_public_interest_test IS 'Whether a public interest test is required';
COMMENT ON COLUMN exemption.requires_harm_evidence IS 'Whether harm must be shown';
COMMENT ON COLUMN exemption.source_url IS 'The provision at legislation.gov.uk';
COMMENT ON COLUMN exemption.certainty IS 'check: some cell still needs checking';
COMMENT ON COLUMN exemption.notes IS 'Remarks';

CREATE TABLE technology (
    technology_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    parent_technology_id VARCHAR,
    plain_english VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL CHECK (certainty IN ('sure', 'check')),
    notes VARCHAR
);
COMMENT ON TABLE technology IS 'Technologies that requests ask about';
COMMENT ON COLUMN technology.technology_id IS 'Permanent id';
COMMENT ON COLUMN technology.name IS 'Name';
COMMENT ON COLUMN technology.parent_technology_id IS 'Wider technology that it belongs to';
COMMENT ON COLUMN technology.plain_english IS 'What it is, in plain English';
COMMENT ON COLUMN technology.certainty IS 'check: some cell still needs checking';
COMMENT ON COLUMN technology.notes IS 'Remarks';

CREATE TABLE vendor (
    vendor_id VARCHAR PRIMARY KEY,
    vendor VARCHAR NOT NULL,
    products VARCHAR,
    certainty VARCHAR NOT NULL CHECK (certainty IN ('sure', 'check')),
    notes VARCHAR
);
COMMENT ON TABLE vendor IS 'Suppliers of such technologies';
COMMENT ON COLUMN vendor.vendor_id IS 'Permanent id';
COMMENT ON COLUMN vendor.vendor IS 'Name';
COMMENT ON COLUMN vendor.products IS 'Product names, separated by semicolons';
COMMENT ON COLUMN vendor.certainty IS 'check: some cell still needs checking';
COMMENT ON COLUMN vendor.notes IS 'Remarks';

CREATE TABLE vocabulary (
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    outcome_group VARCHAR NOT NULL,
    definition VARCHAR NOT NULL,
    PRIMARY KEY (field, value)
);
COMMENT ON TABLE vocabulary IS 'The closed vocabulary: each value with its number, label and definition';
COMMENT ON COLUMN vocabulary.field IS 'Field that the value belongs to';
COMMENT ON COLUMN vocabulary.value IS 'The value as stored';
COMMENT ON COLUMN vocabulary.number IS 'Permanent number, never used again';
COMMENT ON COLUMN vocabulary.label IS 'Label on pages';
COMMENT ON COLUMN vocabulary.outcome_group IS 'disclose, deny or refuse for positions; decision or state for outcomes; none otherwise';
COMMENT ON COLUMN vocabulary.definition IS 'What it means';

CREATE TABLE crosswalk (
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    scheme VARCHAR NOT NULL,
    term VARCHAR,
    relation VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (field, value, scheme)
);
COMMENT ON TABLE crosswalk IS 'How our values relate to the terms of other schemes';
COMMENT ON COLUMN crosswalk.field IS 'Field of ours';
COMMENT ON COLUMN crosswalk.value IS 'Value of ours';
COMMENT ON COLUMN crosswalk.scheme IS 'cabinet_office, scottish_commissioner or alaveteli';
COMMENT ON COLUMN crosswalk.term IS 'Their term; empty where they have none';
COMMENT ON COLUMN crosswalk.relation IS 'same, narrower (ours within theirs), broader (ours holds more) or none';
COMMENT ON COLUMN crosswalk.note IS 'Remarks';

CREATE TABLE question_set (
    question_set_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    asked_by VARCHAR,
    asked_from DATE,
    asked_to DATE,
    n_bodies INTEGER,
    source_url VARCHAR,
    summary VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL CHECK (certainty IN ('sure', 'check')),
    notes VARCHAR
);
COMMENT ON TABLE question_set IS 'Requests that were sent to several forces or repeated';
COMMENT ON COLUMN question_set.question_set_id IS 'Permanent id';
COMMENT ON COLUMN question_set.title IS 'Title';
COMMENT ON COLUMN question_set.asked_by IS 'Organisation that asked; never a private person';
COMMENT ON COLUMN question_set.asked_from IS 'First day on which it was asked, as far as known';
COMMENT ON COLUMN question_set.asked_to IS 'Last day on which it was asked, as far as known';
COMMENT ON COLUMN question_set.n_bodies IS 'Number of bodies asked, where known';
COMMENT ON COLUMN question_set.source_url IS 'A page that shows the request';
COMMENT ON COLUMN question_set.summary IS 'What was asked, in our own words';
COMMENT ON COLUMN question_set.certainty IS 'check: some cell still needs checking';
COMMENT ON COLUMN question_set.notes IS 'Remarks';

CREATE TABLE question (
    question_set_id VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    technology_id VARCHAR,
    certainty VARCHAR NOT NULL CHECK (certainty IN ('sure', 'check')),
    PRIMARY KEY (question_set_id, question),
    FOREIGN KEY (question_set_id) REFERENCES question_set (question_set_id),
    FOREIGN KEY (technology_id) REFERENCES technology (technology_id)
);
COMMENT ON TABLE question IS 'The questions of a question set, paraphrased';
COMMENT ON COLUMN question.question_set_id IS 'Question set';
COMMENT ON COLUMN question.question IS 'Number of the question in the request';
COMMENT ON COLUMN question.text IS 'The question in our own words';
COMMENT ON COLUMN question.kind IS 'use, supplier, cost, documents, counts, dates, policy or other';
COMMENT ON COLUMN question.technology_id IS 'Technology asked about';
COMMENT ON COLUMN question.certainty IS 'check: the wording was not seen in full';

CREATE TABLE document (
    document_sha256 VARCHAR PRIMARY KEY,
    source_url VARCHAR,
    file_name VARCHAR,
    fetched_at TIMESTAMP,
    media_type VARCHAR NOT NULL,
    n_bytes BIGINT NOT NULL,
    n_pages INTEGER,
    ocr BOOLEAN NOT NULL,
    text_sha256 VARCHAR,
    text VARCHAR,
    supersedes VARCHAR,
    same_as VARCHAR
);
COMMENT ON TABLE document IS 'Letters that were collected, with their extracted text; the text is the force''s own and stays in local snapshots';
COMMENT ON COLUMN document.document_sha256 IS 'SHA-256 of the bytes';
COMMENT ON COLUMN document.source_url IS 'Address that it was fetched from';
COMMENT ON COLUMN document.file_name IS 'Name of the file';
COMMENT ON COLUMN document.fetched_at IS 'When it was fetched, UTC';
COMMENT ON COLUMN document.media_type IS 'Media type found from the bytes';
COMMENT ON COLUMN document.n_bytes IS 'Size in bytes';
COMMENT ON COLUMN document.n_pages IS 'Pages; empty where the format has none';
COMMENT ON COLUMN document.ocr IS 'Whether the text was recognised from a picture';
COMMENT ON COLUMN document.text_sha256 IS 'SHA-256 of the text';
COMMENT ON COLUMN document.text IS 'The extracted text, with personal data masked';
COMMENT ON COLUMN document.supersedes IS 'Document that this one replaces';
COMMENT ON COLUMN document.same_as IS 'Document with the same letter that is counted instead';

CREATE TABLE response (
    response_id VARCHAR PRIMARY KEY,
    force_id VARCHAR,
    body_name VARCHAR,
    question_set_id VARCHAR,
    reference VARCHAR,
    title VARCHAR,
    requested_on DATE,
    received_on DATE,
    responded_on DATE,
    due_on DATE,
    working_days INTEGER,
    late BOOLEAN,
    year INTEGER,
    year_basis VARCHAR CHECK (year_basis IN ('responded_on', 'requested_on', 'reference')),
    act VARCHAR CHECK (act IN ('FOIA', 'FOISA', 'EIR')),
    letter_kind VARCHAR CHECK (letter_kind IN ('decision', 'internal_review', 'holding', 'acknowledgement', 'clarification', 'covering_letter', 'not_a_reply')),
    outcome VARCHAR NOT NULL CHECK (outcome IN ('disclosed', 'partly_disclosed', 'denied', 'refused', 'no_answer', 'unread', 'unclear')),
    ncnd_scope VARCHAR NOT NULL CHECK (ncnd_scope IN ('none', 'all', 'overt', 'covert', 'residual')),
    provisional BOOLEAN NOT NULL,
    reviewed BOOLEAN NOT NULL,
    comparable BOOLEAN NOT NULL,
    not_comparable_because VARCHAR,
    coding_method VARCHAR NOT NULL CHECK (coding_method IN ('read', 'register', 'read_and_register')),
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    answer_seen VARCHAR NOT NULL CHECK (answer_seen IN ('yes', 'partly', 'no')),
    portal_state VARCHAR,
    source VARCHAR NOT NULL,
    source_url VARCHAR,
    document_sha256 VARCHAR,
    text_sha256 VARCHAR,
    cost_gbp DECIMAL(14,2),
    template_share DOUBLE,
    inferred_from_url VARCHAR,
    note VARCHAR,
    FOREIGN KEY (force_id) REFERENCES force (force_id),
    FOREIGN KEY (question_set_id) REFERENCES question_set (question_set_id),
    FOREIGN KEY (document_sha256) REFERENCES document (document_sha256)
);
COMMENT ON TABLE response IS 'One row a reply (or a request whose reply was not seen)';
COMMENT ON COLUMN response.response_id IS 'Permanent id, from the source''s own identity';
COMMENT ON COLUMN response.force_id IS 'Force that answered; empty for other bodies and where unknown';
COMMENT ON COLUMN response.body_name IS 'Name of the body as the source gives it';
COMMENT ON COLUMN response.question_set_id IS 'Question set that the request belongs to, where it is known';
COMMENT ON COLUMN response.reference IS 'The force''s reference, as printed';
COMMENT ON COLUMN response.title IS 'Title of the request, as printed';
COMMENT ON COLUMN response.requested_on IS 'Date of the request';
COMMENT ON COLUMN response.received_on IS 'Date on which the force says it received the request';
COMMENT ON COLUMN response.responded_on IS 'Date of the reply';
COMMENT ON COLUMN response.due_on IS 'Last day for a reply in time: 20 working days from the day after receipt';
COMMENT ON COLUMN response.working_days IS 'Working days from the day after receipt to the reply; empty where a date is unknown';
COMMENT ON COLUMN response.late IS 'Whether the reply came after due_on; empty where a date is unknown';
COMMENT ON COLUMN response.year IS 'Year of the reply; without its date that of the request, and without both the one that the reference holds; empty where none is known';
COMMENT ON COLUMN response.year_basis IS 'Which of the three gave the year';
COMMENT ON COLUMN response.act IS 'Access law under which the reply was given';
COMMENT ON COLUMN response.letter_kind IS 'Kind of letter, where it was read';
COMMENT ON COLUMN response.outcome IS 'Outcome of the reply; the last three are states of our knowledge, not decisions';
COMMENT ON COLUMN response.ncnd_scope IS 'What the refusal to confirm or deny covers; shown beside the outcome';
COMMENT ON COLUMN response.provisional IS 'The outcome rests on a reply seen only in part';
COMMENT ON COLUMN response.reviewed IS 'A person has checked or corrected it';
COMMENT ON COLUMN response.comparable IS 'False where the row cannot be compared with the others and stays out of totals';
COMMENT ON COLUMN response.not_comparable_because IS 'Why it cannot be compared';
COMMENT ON COLUMN response.coding_method IS 'Read by the reader, coded by hand, or both';
COMMENT ON COLUMN response.confidence IS 'How sure the reading of the outcome is, 0 to 1';
COMMENT ON COLUMN response.answer_seen IS 'Whether the answer was in view';
COMMENT ON COLUMN response.portal_state IS 'Status on the portal, set by the requester; gives no decision: where no reply was read, it only tells no_answer (no reply came) from unread';
COMMENT ON COLUMN response.source IS 'whatdotheyknow, disclosure_log, letter or other';
COMMENT ON COLUMN response.source_url IS 'Page or file where the reply stands';
COMMENT ON COLUMN response.document_sha256 IS 'SHA-256 of the letter, where we hold it';
COMMENT ON COLUMN response.text_sha256 IS 'SHA-256 of its text';
COMMENT ON COLUMN response.cost_gbp IS 'Sum that the reply states as the cost of the system, in pounds';
COMMENT ON COLUMN response.template_share IS 'Share of the answer, 0 to 1, in paragraphs that other forces send too; empty where the letter is not here';
COMMENT ON COLUMN response.inferred_from_url IS 'Cells that come from the address alone, separated by semicolons';
COMMENT ON COLUMN response.note IS 'What is odd about it, in our own words';

CREATE TABLE response_source (
    response_id VARCHAR NOT NULL,
    source_url VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    PRIMARY KEY (response_id, source_url),
    FOREIGN KEY (response_id) REFERENCES response (response_id)
);
COMMENT ON TABLE response_source IS 'Every address at which the same reply stands';
COMMENT ON COLUMN response_source.response_id IS 'Response';
COMMENT ON COLUMN response_source.source_url IS 'Address';
COMMENT ON COLUMN response_source.source IS 'Kind of place';

CREATE TABLE response_technology (
    response_id VARCHAR NOT NULL,
    technology_id VARCHAR NOT NULL,
    PRIMARY KEY (response_id, technology_id),
    FOREIGN KEY (response_id) REFERENCES response (response_id),
    FOREIGN KEY (technology_id) REFERENCES technology (technology_id)
);
COMMENT ON TABLE response_technology IS 'What each request is about';
COMMENT ON COLUMN response_technology.response_id IS 'Response';
COMMENT ON COLUMN response_technology.technology_id IS 'Technology';

CREATE TABLE position (
    response_id VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    scope VARCHAR NOT NULL CHECK (scope IN ('all', 'overt', 'covert', 'residual')),
    position VARCHAR NOT NULL CHECK (position IN ('disclosed', 'partly_disclosed', 'already_published', 'no_use', 'not_held', 'withheld', 'neither_confirm_nor_deny', 'cost_limit', 'vexatious', 'repeated', 'future_publication', 'clarification_sought', 'unclear')),
    outcome_group VARCHAR NOT NULL CHECK (outcome_group IN ('disclose', 'deny', 'refuse', 'none')),
    not_comparable_because VARCHAR,
    document_sha256 VARCHAR,
    text_sha256 VARCHAR,
    span_start INTEGER,
    span_end INTEGER,
    quote VARCHAR,
    rule_id VARCHAR NOT NULL,
    reader_version VARCHAR,
    method VARCHAR NOT NULL CHECK (method IN ('read', 'register', 'correction')),
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (response_id, question, scope, position),
    FOREIGN KEY (response_id) REFERENCES response (response_id)
);
COMMENT ON TABLE position IS 'What a reply states on one question in one scope';
COMMENT ON COLUMN position.response_id IS 'Response';
COMMENT ON COLUMN position.question IS 'Number of the question; all where the reply answers as a whole';
COMMENT ON COLUMN position.scope IS 'What the statement is limited to';
COMMENT ON COLUMN position.position IS 'The position';
COMMENT ON COLUMN position.outcome_group IS 'Group of the position';
COMMENT ON COLUMN position.not_comparable_because IS 'Why it cannot be set beside other replies to the question set; empty where it can';
COMMENT ON COLUMN position.document_sha256 IS 'SHA-256 of the letter that the value was read from; empty where we do not hold the letter';
COMMENT ON COLUMN position.text_sha256 IS 'SHA-256 of the extracted text that the offsets count in';
COMMENT ON COLUMN position.span_start IS 'First character of the quoted words in that text, counted in Unicode code points from 0';
COMMENT ON COLUMN position.span_end IS 'Character after the last quoted one';
COMMENT ON COLUMN position.quote IS 'The words of the letter that the value rests on';
COMMENT ON COLUMN position.rule_id IS 'Rule that gave the value; register for a hand-coded row, correction for a corrected one';
COMMENT ON COLUMN position.reader_version IS 'Version of the reader, where it was read';
COMMENT ON COLUMN position.method IS 'How the value was obtained: read, register or correction';
COMMENT ON COLUMN position.confidence IS 'How sure the reading is, 0 to 1; 1 for hand-coded and corrected values';

CREATE TABLE citation (
    response_id VARCHAR NOT NULL,
    citation_no INTEGER NOT NULL,
    provision VARCHAR NOT NULL,
    exemption VARCHAR,
    act VARCHAR NOT NULL,
    role VARCHAR NOT NULL CHECK (role IN ('engaged', 'procedural', 'considered', 'in_request', 'quoted', 'other_act', 'negated')),
    used_for VARCHAR CHECK (used_for IN ('withholding', 'confirm_or_deny', 'cost', 'vexatious', 'not_held')),
    known BOOLEAN NOT NULL,
    counts BOOLEAN NOT NULL,
    document_sha256 VARCHAR,
    text_sha256 VARCHAR,
    span_start INTEGER,
    span_end INTEGER,
    quote VARCHAR,
    rule_id VARCHAR NOT NULL,
    reader_version VARCHAR,
    method VARCHAR NOT NULL CHECK (method IN ('read', 'register', 'correction')),
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (response_id, citation_no),
    FOREIGN KEY (response_id) REFERENCES response (response_id),
    FOREIGN KEY (exemption) REFERENCES exemption (provision)
);
COMMENT ON TABLE citation IS 'Each provision that a reply names, with the role in which it names it';
COMMENT ON COLUMN citation.response_id IS 'Response';
COMMENT ON COLUMN citation.citation_no IS 'Place in the reply, from 1';
COMMENT ON COLUMN citation.provision IS 'The provision as cited, for example FOIA s31(1)(a)';
COMMENT ON COLUMN citation.exemption IS 'Row of the exemption table; empty for procedure, other Acts and provisions that no catalogue has';
COMMENT ON COLUMN citation.act IS 'Act that it belongs to';
COMMENT ON COLUMN citation.role IS 'engaged (relied on) counts as an exemption cited; the other roles do not';
COMMENT ON COLUMN citation.used_for IS 'What an engaged provision is used for: withholding, refusing to confirm or deny, cost, vexatious or repeated, not held';
COMMENT ON COLUMN citation.known IS 'Whether the catalogue has exactly this provision';
COMMENT ON COLUMN citation.counts IS 'Whether it counts as an exemption cited: engaged, and the first and most exact mention in the reply';
COMMENT ON COLUMN citation.document_sha256 IS 'SHA-256 of the letter that the value was read from; empty where we do not hold the letter';
COMMENT ON COLUMN citation.text_sha256 IS 'SHA-256 of the extracted text that the offsets count in';
COMMENT ON COLUMN citation.span_start IS 'First character of the quoted words in that text, counted in Unicode code points from 0';
COMMENT ON COLUMN citation.span_end IS 'Character after the last quoted one';
COMMENT ON COLUMN citation.quote IS 'The words of the letter that the value rests on';
COMMENT ON COLUMN citation.rule_id IS 'Rule that gave the value; register for a hand-coded row, correction for a corrected one';
COMMENT ON COLUMN citation.reader_version IS 'Version of the reader, where it was read';
COMMENT ON COLUMN citation.method IS 'How the value was obtained: read, register or correction';
COMMENT ON COLUMN citation.confidence IS 'How sure the reading is, 0 to 1; 1 for hand-coded and corrected values';

CREATE TABLE use_stated (
    response_id VARCHAR NOT NULL,
    technology_id VARCHAR NOT NULL,
    value VARCHAR NOT NULL CHECK (value IN ('uses', 'trialled', 'no_use')),
    qualifier VARCHAR,
    valid_from DATE,
    valid_to DATE,
    document_sha256 VARCHAR,
    text_sha256 VARCHAR,
    span_start INTEGER,
    span_end INTEGER,
    quote VARCHAR,
    rule_id VARCHAR NOT NULL,
    reader_version VARCHAR,
    method VARCHAR NOT NULL CHECK (method IN ('read', 'register', 'correction')),
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (response_id, technology_id),
    FOREIGN KEY (response_id) REFERENCES response (response_id),
    FOREIGN KEY (technology_id) REFERENCES technology (technology_id)
);
COMMENT ON TABLE use_stated IS 'What a reply states about the use of a technology';
COMMENT ON COLUMN use_stated.response_id IS 'Response';
COMMENT ON COLUMN use_stated.technology_id IS 'Technology';
COMMENT ON COLUMN use_stated.value IS 'uses, trialled or no_use; not stated is the absence of a row';
COMMENT ON COLUMN use_stated.qualifier IS 'Words that limit it: currently, in the date range, live only, overt only';
COMMENT ON COLUMN use_stated.valid_from IS 'First day that the statement speaks about, where it can be told';
COMMENT ON COLUMN use_stated.valid_to IS 'Last day that the statement speaks about, where it can be told';
COMMENT ON COLUMN use_stated.document_sha256 IS 'SHA-256 of the letter that the value was read from; empty where we do not hold the letter';
COMMENT ON COLUMN use_stated.text_sha256 IS 'SHA-256 of the extracted text that the offsets count in';
COMMENT ON COLUMN use_stated.span_start IS 'First character of the quoted words in that text, counted in Unicode code points from 0';
COMMENT ON COLUMN use_stated.span_end IS 'Character after the last quoted one';
COMMENT ON COLUMN use_stated.quote IS 'The words of the letter that the value rests on';
COMMENT ON COLUMN use_stated.rule_id IS 'Rule that gave the value; register for a hand-coded row, correction for a corrected one';
COMMENT ON COLUMN use_stated.reader_version IS 'Version of the reader, where it was read';
COMMENT ON COLUMN use_stated.method IS 'How the value was obtained: read, register or correction';
COMMENT ON COLUMN use_stated.confidence IS 'How sure the reading is, 0 to 1; 1 for hand-coded and corrected values';

CREATE TABLE response_vendor (
    response_id VARCHAR NOT NULL,
    vendor_id VARCHAR,
    vendor_name VARCHAR NOT NULL,
    document_sha256 VARCHAR,
    text_sha256 VARCHAR,
    span_start INTEGER,
    span_end INTEGER,
    quote VARCHAR,
    rule_id VARCHAR NOT NULL,
    reader_version VARCHAR,
    method VARCHAR NOT NULL CHECK (method IN ('read', 'register', 'correction')),
    confidence DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (response_id, vendor_name),
    FOREIGN KEY (response_id) REFERENCES response (response_id),
    FOREIGN KEY (vendor_id) REFERENCES vendor (vendor_id)
);
COMMENT ON TABLE response_vendor IS 'Suppliers that a reply names';
COMMENT ON COLUMN response_vendor.response_id IS 'Response';
COMMENT ON COLUMN response_vendor.vendor_id IS 'Row of the vendor table; empty where the table has none';
COMMENT ON COLUMN response_vendor.vendor_name IS 'Name as stated';
COMMENT ON COLUMN response_vendor.document_sha256 IS 'SHA-256 of the letter that the value was read from; empty where we do not hold the letter';
COMMENT ON COLUMN response_vendor.text_sha256 IS 'SHA-256 of the extracted text that the offsets count in';
COMMENT ON COLUMN response_vendor.span_start IS 'First character of the quoted words in that text, counted in Unicode code points from 0';
COMMENT ON COLUMN response_vendor.span_end IS 'Character after the last quoted one';
COMMENT ON COLUMN response_vendor.quote IS 'The words of the letter that the value rests on';
COMMENT ON COLUMN response_vendor.rule_id IS 'Rule that gave the value; register for a hand-coded row, correction for a corrected one';
COMMENT ON COLUMN response_vendor.reader_version IS 'Version of the reader, where it was read';
COMMENT ON COLUMN response_vendor.method IS 'How the value was obtained: read, register or correction';
COMMENT ON COLUMN response_vendor.confidence IS 'How sure the reading is, 0 to 1; 1 for hand-coded and corrected values';

CREATE TABLE segment (
    document_sha256 VARCHAR NOT NULL,
    segment_no INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    question VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    marked BOOLEAN NOT NULL,
    PRIMARY KEY (document_sha256, segment_no),
    FOREIGN KEY (document_sha256) REFERENCES document (document_sha256)
);
COMMENT ON TABLE segment IS 'The parts of a letter, which cover its text without a gap';
COMMENT ON COLUMN segment.document_sha256 IS 'Letter';
COMMENT ON COLUMN segment.segment_no IS 'Order, from 1';
COMMENT ON COLUMN segment.kind IS 'Job of the part: request, answer, exemption_list, statute, harm, public_interest, refusal_notice, complaint_rights, boilerplate, noise, older_mail or quoted_reply';
COMMENT ON COLUMN segment.question IS 'Question that it answers';
COMMENT ON COLUMN segment.span_start IS 'First character';
COMMENT ON COLUMN segment.span_end IS 'Character after the last';
COMMENT ON COLUMN segment.marked IS 'Whether the letter marks the part itself (a heading) or it was inferred';

CREATE TABLE check_rule (
    rule_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('info', 'question', 'serious')),
    acts VARCHAR NOT NULL,
    statute VARCHAR NOT NULL,
    statute_url VARCHAR,
    guidance VARCHAR,
    guidance_url VARCHAR,
    ask VARCHAR NOT NULL
);
COMMENT ON TABLE check_rule IS 'The checks that each reply is put through';
COMMENT ON COLUMN check_rule.rule_id IS 'Rule';
COMMENT ON COLUMN check_rule.title IS 'What is checked';
COMMENT ON COLUMN check_rule.severity IS 'How much it matters: info, question or serious';
COMMENT ON COLUMN check_rule.acts IS 'Acts it applies to, separated by semicolons';
COMMENT ON COLUMN check_rule.statute IS 'Provision that it rests on';
COMMENT ON COLUMN check_rule.statute_url IS 'Where to read that provision';
COMMENT ON COLUMN check_rule.guidance IS 'Guidance of the ICO or of the Scottish commissioner';
COMMENT ON COLUMN check_rule.guidance_url IS 'Address of the guidance';
COMMENT ON COLUMN check_rule.ask IS 'What a requester may ask the force';

CREATE TABLE check_result (
    response_id VARCHAR NOT NULL,
    check_no INTEGER NOT NULL,
    rule_id VARCHAR NOT NULL,
    finding VARCHAR NOT NULL,
    document_sha256 VARCHAR,
    text_sha256 VARCHAR,
    span_start INTEGER,
    span_end INTEGER,
    quote VARCHAR,
    PRIMARY KEY (response_id, check_no),
    FOREIGN KEY (response_id) REFERENCES response (response_id),
    FOREIGN KEY (rule_id) REFERENCES check_rule (rule_id)
);
COMMENT ON TABLE check_result IS 'Checks that found something to ask about';
COMMENT ON COLUMN check_result.response_id IS 'Response';
COMMENT ON COLUMN check_result.check_no IS 'Order within the response, from 1';
COMMENT ON COLUMN check_result.rule_id IS 'Rule';
COMMENT ON COLUMN check_result.finding IS 'What was found, in plain words';
COMMENT ON COLUMN check_result.document_sha256 IS 'Letter';
COMMENT ON COLUMN check_result.text_sha256 IS 'Text';
COMMENT ON COLUMN check_result.span_start IS 'First character of the words concerned';
COMMENT ON COLUMN check_result.span_end IS 'Character after the last';
COMMENT ON COLUMN check_result.quote IS 'The words concerned';

CREATE TABLE wording (
    wording_id VARCHAR PRIMARY KEY,
    text VARCHAR NOT NULL,
    segment_kind VARCHAR NOT NULL,
    n_forces INTEGER NOT NULL,
    n_responses INTEGER NOT NULL,
    n_words INTEGER NOT NULL,
    first_used_on DATE,
    last_used_on DATE,
    first_response_id VARCHAR NOT NULL,
    FOREIGN KEY (first_response_id) REFERENCES response (response_id)
);
COMMENT ON TABLE wording IS 'Paragraphs that several forces send';
COMMENT ON COLUMN wording.wording_id IS 'Permanent id, from the masked text';
COMMENT ON COLUMN wording.text IS 'The paragraph as its first known letter has it';
COMMENT ON COLUMN wording.segment_kind IS 'Part of the letter that it stands in';
COMMENT ON COLUMN wording.n_forces IS 'Forces that send it';
COMMENT ON COLUMN wording.n_responses IS 'Replies that hold it';
COMMENT ON COLUMN wording.n_words IS 'Its length in words';
COMMENT ON COLUMN wording.first_used_on IS 'Date of the first known letter with it';
COMMENT ON COLUMN wording.last_used_on IS 'Date of the latest';
COMMENT ON COLUMN wording.first_response_id IS 'The first known letter with it';

CREATE TABLE wording_use (
    wording_id VARCHAR NOT NULL,
    response_id VARCHAR NOT NULL,
    use_no INTEGER NOT NULL,
    document_sha256 VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    similarity DOUBLE NOT NULL,
    variant_no INTEGER NOT NULL,
    diff VARCHAR NOT NULL,
    PRIMARY KEY (wording_id, response_id, use_no),
    FOREIGN KEY (wording_id) REFERENCES wording (wording_id),
    FOREIGN KEY (response_id) REFERENCES response (response_id)
);
COMMENT ON TABLE wording_use IS 'Which reply uses which shared paragraph, and how its words differ';
COMMENT ON COLUMN wording_use.wording_id IS 'Shared paragraph';
COMMENT ON COLUMN wording_use.response_id IS 'Response';
COMMENT ON COLUMN wording_use.use_no IS 'Order within the response, from 1';
COMMENT ON COLUMN wording_use.document_sha256 IS 'Letter';
COMMENT ON COLUMN wording_use.text_sha256 IS 'Text';
COMMENT ON COLUMN wording_use.span_start IS 'First character';
COMMENT ON COLUMN wording_use.span_end IS 'Character after the last';
COMMENT ON COLUMN wording_use.similarity IS 'Likeness to the first known wording, 0 to 1, over three-word runs with names, dates and numbers masked';
COMMENT ON COLUMN wording_use.variant_no IS 'Number of the variant within the wording, 1 for the first known';
COMMENT ON COLUMN wording_use.diff IS 'Word differences from the first known wording, as JSON: a list of [kept|added|removed, words]';

CREATE TABLE contradiction (
    contradiction_id VARCHAR PRIMARY KEY,
    force_id VARCHAR NOT NULL,
    technology_id VARCHAR NOT NULL,
    response_a VARCHAR NOT NULL,
    statement_a VARCHAR NOT NULL,
    quote_a VARCHAR,
    response_b VARCHAR NOT NULL,
    statement_b VARCHAR NOT NULL,
    quote_b VARCHAR,
    valid_from DATE,
    valid_to DATE,
    explanations VARCHAR NOT NULL,
    FOREIGN KEY (force_id) REFERENCES force (force_id),
    FOREIGN KEY (technology_id) REFERENCES technology (technology_id),
    FOREIGN KEY (response_a) REFERENCES response (response_id),
    FOREIGN KEY (response_b) REFERENCES response (response_id)
);
COMMENT ON TABLE contradiction IS 'Pairs of statements of one force about one technology, or about one and a kind of it, that do not fit together; their times overlap or lie at most a year apart';
COMMENT ON COLUMN contradiction.contradiction_id IS 'Id made from both statements: reply, technology, what is stated and for which time';
COMMENT ON COLUMN contradiction.force_id IS 'Force';
COMMENT ON COLUMN contradiction.technology_id IS 'Technology';
COMMENT ON COLUMN contradiction.response_a IS 'Earlier reply';
COMMENT ON COLUMN contradiction.statement_a IS 'What it states';
COMMENT ON COLUMN contradiction.quote_a IS 'Its words, where the letter is here; our note otherwise';
COMMENT ON COLUMN contradiction.response_b IS 'Later reply; the same one for a contradiction inside a letter';
COMMENT ON COLUMN contradiction.statement_b IS 'What it states';
COMMENT ON COLUMN contradiction.quote_b IS 'Its words, where the letter is here; our note otherwise';
COMMENT ON COLUMN contradiction.valid_from IS 'First day that both statements cover; where they cover no day together, the last day of the earlier one';
COMMENT ON COLUMN contradiction.valid_to IS 'Last day that both statements cover; where they cover no day together, the first day of the later one';
COMMENT ON COLUMN contradiction.explanations IS 'What could explain the difference, separated by semicolons';

CREATE TABLE correction (
    correction_id VARCHAR PRIMARY KEY,
    response_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    replaced VARCHAR,
    value VARCHAR,
    machine_value VARCHAR,
    because VARCHAR NOT NULL,
    who VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('applied', 'redundant', 'stale', 'moved', 'absent'))
);
COMMENT ON TABLE correction IS 'What people corrected, why and when, and what became of it in this build';
COMMENT ON COLUMN correction.correction_id IS 'Permanent id';
COMMENT ON COLUMN correction.response_id IS 'Response, which may be absent from this snapshot';
COMMENT ON COLUMN correction.field IS 'Field corrected';
COMMENT ON COLUMN correction.replaced IS 'Value that the person replaced';
COMMENT ON COLUMN correction.value IS 'Value that the person set';
COMMENT ON COLUMN correction.machine_value IS 'Value that the machine gives now';
COMMENT ON COLUMN correction.because IS 'Reason given';
COMMENT ON COLUMN correction.who IS 'Who corrected';
COMMENT ON COLUMN correction.made_at IS 'When, UTC';
COMMENT ON COLUMN correction.state IS 'applied, redundant (the machine now agrees), stale (the machine now says a third thing), moved (found again in a changed text) or absent (the letter is not on this machine)';

CREATE TABLE review (
    review_no INTEGER PRIMARY KEY,
    response_id VARCHAR,
    document_sha256 VARCHAR,
    field VARCHAR NOT NULL,
    value VARCHAR,
    reason VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL
);
COMMENT ON TABLE review IS 'What needs a person''s eye, most doubtful first';
COMMENT ON COLUMN review.review_no IS 'Order, most doubtful first';
COMMENT ON COLUMN review.response_id IS 'Response';
COMMENT ON COLUMN review.document_sha256 IS 'Letter, where there is no response';
COMMENT ON COLUMN review.field IS 'Field in doubt';
COMMENT ON COLUMN review.value IS 'Value as it stands';
COMMENT ON COLUMN review.reason IS 'Why it is in doubt';
COMMENT ON COLUMN review.confidence IS 'How sure the reading is, 0 to 1';

CREATE TABLE set_aside (
    document_sha256 VARCHAR PRIMARY KEY,
    source_url VARCHAR,
    code VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    what_to_do VARCHAR NOT NULL
);
COMMENT ON TABLE set_aside IS 'Files that could not be read as letters';
COMMENT ON COLUMN set_aside.document_sha256 IS 'SHA-256 of the bytes';
COMMENT ON COLUMN set_aside.source_url IS 'Address or file name';
COMMENT ON COLUMN set_aside.code IS 'Kind of problem';
COMMENT ON COLUMN set_aside.reason IS 'What is wrong';
COMMENT ON COLUMN set_aside.what_to_do IS 'What a person can do';

CREATE TABLE agreement (
    field VARCHAR PRIMARY KEY,
    n_pairs INTEGER NOT NULL,
    n_agree INTEGER NOT NULL,
    raw DOUBLE,
    kappa DOUBLE
);
COMMENT ON TABLE agreement IS 'How far reader and hand coding agree, per field';
COMMENT ON COLUMN agreement.field IS 'Field';
COMMENT ON COLUMN agreement.n_pairs IS 'Responses that have both';
COMMENT ON COLUMN agreement.n_agree IS 'Of these, how many agree';
COMMENT ON COLUMN agreement.raw IS 'n_agree / n_pairs; empty where there is no pair';
COMMENT ON COLUMN agreement.kappa IS 'Cohen''s kappa; empty where it is not defined';

CREATE TABLE accuracy (
    field VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    value DOUBLE,
    n INTEGER NOT NULL,
    reader_version VARCHAR NOT NULL,
    measured_on DATE NOT NULL,
    letters VARCHAR NOT NULL,
    PRIMARY KEY (letters, field, measure)
);
COMMENT ON TABLE accuracy IS 'How accurate the reader is on labelled letters';
COMMENT ON COLUMN accuracy.field IS 'Field';
COMMENT ON COLUMN accuracy.measure IS 'precision, recall or f1';
COMMENT ON COLUMN accuracy.value IS 'Result, 0 to 1';
COMMENT ON COLUMN accuracy.n IS 'Number of labelled values that it rests on';
COMMENT ON COLUMN accuracy.reader_version IS 'Reader that was measured';
COMMENT ON COLUMN accuracy.measured_on IS 'Day of the measurement';
COMMENT ON COLUMN accuracy.letters IS 'Which labelled letters, and whether the rules were written with them';

CREATE TABLE force_reply (
    reply_id VARCHAR PRIMARY KEY,
    response_id VARCHAR NOT NULL,
    force_id VARCHAR NOT NULL,
    replied_on DATE NOT NULL,
    summary VARCHAR NOT NULL,
    our_answer VARCHAR,
    source_url VARCHAR,
    FOREIGN KEY (response_id) REFERENCES response (response_id),
    FOREIGN KEY (force_id) REFERENCES force (force_id)
);
COMMENT ON TABLE force_reply IS 'What a force told us about our coding of its reply, shown beside it';
COMMENT ON COLUMN force_reply.reply_id IS 'Permanent id';
COMMENT ON COLUMN force_reply.response_id IS 'Response that it is about';
COMMENT ON COLUMN force_reply.force_id IS 'Force';
COMMENT ON COLUMN force_reply.replied_on IS 'When';
COMMENT ON COLUMN force_reply.summary IS 'What it says, in our own words';
COMMENT ON COLUMN force_reply.our_answer IS 'What we did';
COMMENT ON COLUMN force_reply.source_url IS 'Where it can be read';

CREATE TABLE snapshot (
    snapshot_id VARCHAR PRIMARY KEY,
    schema_version VARCHAR NOT NULL,
    built_on DATE NOT NULL,
    code_version VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    content_sha256 VARCHAR NOT NULL,
    reference_sha256 VARCHAR NOT NULL,
    register_sha256 VARCHAR NOT NULL,
    corrections_sha256 VARCHAR NOT NULL,
    letters_sha256 VARCHAR NOT NULL,
    counts VARCHAR NOT NULL
);
COMMENT ON TABLE snapshot IS 'One row: which snapshot this is and what went into it';
COMMENT ON COLUMN snapshot.snapshot_id IS 'Build date and the first 8 hex digits of the content hash';
COMMENT ON COLUMN snapshot.schema_version IS 'Version of the tables, major.minor.patch';
COMMENT ON COLUMN snapshot.built_on IS 'Day of the build';
COMMENT ON COLUMN snapshot.code_version IS 'Version of the code';
COMMENT ON COLUMN snapshot.reader_version IS 'Version of the reader';
COMMENT ON COLUMN snapshot.content_sha256 IS 'SHA-256 over the ordered rows of all other tables';
COMMENT ON COLUMN snapshot.reference_sha256 IS 'SHA-256 of data/reference';
COMMENT ON COLUMN snapshot.register_sha256 IS 'SHA-256 of data/register';
COMMENT ON COLUMN snapshot.corrections_sha256 IS 'SHA-256 of data/corrections';
COMMENT ON COLUMN snapshot.letters_sha256 IS 'SHA-256 over the lines of the manifest that name collected letters, with the address and time of each';
COMMENT ON COLUMN snapshot.counts IS 'Rows per table, as JSON';
