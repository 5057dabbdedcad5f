-- staging.number_spelling: each distinct value as typed, taken apart: sign, currency, digits, what follows, marks.
-- grain: text, format
-- Marks are taken off from the outside in: footnote, status, qualifier, sign. Nothing is read as a number here.

with

spelled as (
    select distinct value as text, format
    from staging.typed
),

folded as (
    select
        text,
        format,
        case when format = '0.00E+00' then macros.unfolded(macros.word(text)) else macros.word(text) end as half
    from spelled
),

-- 65※1, 65 *2, 65注), 65(注1), 1,234 1)
unnoted as (
    select
        *,
        trim(regexp_replace(regexp_replace(half,
            '(\S)(\s*([※†‡]\s*\d*|\*\s*\d{0,2}|\(?注\s*\d*\)?))+$', '\1'),
            '(\d)\s+\(?\d{1,2}\)$', '\1')) as bare
    from folded
),

-- 65p, 65(速報), 見込65
unmarked as (
    select
        *,
        coalesce(
            nullif(regexp_extract(bare, '\(?((速報|確報|確定|見込み?|予測|推計|推定|改定|改訂|実績|計画|目標)値?)\)?$', 1), ''),
            nullif(regexp_extract(bare, '^\(?((速報|確報|確定|見込み?|予測|推計|推定|改定|改訂|実績|計画|目標)値?)\)?', 1), ''),
            nullif(regexp_extract(bare, '[\d)]\s*\(?([pre])\)?$', 1), ''),
            nullif(regexp_extract(bare, '^\(?([pre])\)?\s*\d', 1), '')
        ) as mark,
        trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(bare,
            '(\S)\s*\(?(速報|確報|確定|見込み?|予測|推計|推定|改定|改訂|実績|計画|目標)値?\)?$', '\1'),
            '^\(?(速報|確報|確定|見込み?|予測|推計|推定|改定|改訂|実績|計画|目標)値?\)?\s*(\d|[▲△約])', '\2'),
            '([\d)])\s*\(?[pre]\)?$', '\1'),
            '^\(?[pre]\)?\s*(\d)', '\1')) as plain
    from unnoted
),

qualified as (
    select
        *,
        regexp_extract(plain, '^(約|およそ|おおよそ|概ね|おおむね|ほぼ)', 1) as before,
        regexp_extract(plain, '\S\s*(以上|以下|未満|超|余り?|程度|規模|強|弱)$', 1) as behind,
        trim(regexp_replace(regexp_replace(plain, '^(約|およそ|おおよそ|概ね|おおむね|ほぼ)\s*', ''),
            '(\S)\s*(以上|以下|未満|超|余り?|程度|規模|強|弱)$', '\1')) as stated
    from unmarked
),

signed as (
    select
        *,
        regexp_matches(stated, '^[▲△−‐‑–-]\s*[\d.¥〇一二三四五六七八九十百千]')
        or regexp_full_match(stated, '\(\s*[\d.,]+\s*\)') as negative,
        trim(
            regexp_replace(
                regexp_replace(stated, '^[▲△−‐‑–+-]\s*([\d.¥〇一二三四五六七八九十百千])', '\1'), '^\(\s*([\d.,]+)\s*\)$', '\1'
            )
        ) as unsigned
    from qualified
)

select
    text,
    format,
    half,
    half <> bare as has_note,
    mark,
    trim(before || ' ' || behind) as qualifier,
    negative,
    regexp_matches(stated, '^[▲△−‐‑–]|^\(') and negative as odd_sign,
    regexp_extract(unsigned, '^(US\$|¥|\$|€|JPY|USD)\s*\d', 1) as currency,
    trim(regexp_replace(unsigned, '^(US\$|¥|\$|€|JPY|USD)\s*(\d)', '\2')) as body
from signed
