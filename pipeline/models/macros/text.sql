-- Text as typed -> text in one spelling. Only spelling changes here, never meaning.

create macro macros.half_width(text) as translate(
    text,
    '０１２３４５６７８９．，－＋％／　ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ',
    '0123456789.,-+%/ abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
);

-- A word as it is looked up in the tables people keep.
create macro macros.word(text) as trim(macros.half_width(text));

-- ▲5 and △5 are minus five in Japanese tables; U+2212 is the typographic minus.
create macro macros.plain_minus(text) as regexp_replace(text, '^[▲△−]\s*', '-');

-- The steps that changed anything, without the nulls.
create macro macros.steps(list) as list_filter(list, lambda step: step is not null);
