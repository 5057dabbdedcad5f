-- staging.number_text: each distinct value as typed, read once: its number, and what else the cell says.
-- grain: text, format
-- Exact decimals with at most six places; `decimals` is the precision that was published (33.0 has one). What could
-- be read in two ways is not read: `candidates` holds the readings it could be.

with

judged as (
    select
        read.*,
        coalesce(number_format.is_percent, false) as is_percent,
        coalesce(number_format.scale, 1) as scale,
        number_format.unit_text as format_unit,
        case
            when half = '' then 'number_missing'
            when regexp_full_match(half, '#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|GETTING_DATA)') then 'cell_error'
            when missing_reason is not null then null
            when regexp_full_match(body, '\d[\d.,]*\s*\S{0,4}\s*(~|〜|-|–|—|―|から|→)\s*\d[\d.,]*\s*[^\d\s]{0,6}')
                and not regexp_full_match(body, '\d{4}-\d\d?-\d\d?')
                then 'number_range'
            when regexp_full_match(digits, '\d+,\d{1,2}') and simple then 'number_ambiguous'
            when regexp_matches(body, '\d\s*\S{0,3}[(（].*\d.*[)）]') then 'number_two'
            when magnitude is null or is_unit_word or regexp_matches(unit_word, '\d') then 'number_unreadable'
            when places > 6 and format = '' and simple and not regexp_matches(digits, '\.\d{6}0+$')
                then 'number_too_precise'
        end as problem
    from staging.number_parts as read
    left join staging.number_format as number_format using (format)
)

select
    text,
    format,
    case when problem is null and missing_reason is null then
        macros.signed(negative, case
            when is_percent
                then try_cast(round(try_cast(replace(digits, ',', '') as decimal(30, 12)) * 100, 6) as decimal(24, 6))
            when scale = 1 then magnitude
            -- a division would pass through a double
            else try_cast(round(magnitude * macros.per(scale), 6) as decimal(24, 6))
        end)
    end as value,
    case
        when problem is null and missing_reason is null
            then case when not simple then 0 when is_percent then greatest(places - 2, 0) else least(places, 6) end
    end::integer as decimals,
    case when problem is null and missing_reason is null then nullif(unit_word, '') end as cell_unit,
    case when problem is null and missing_reason is null then format_unit end as format_unit,
    scale as format_scale,
    not simple and unit_word = '' and magnitude >= 10000 as bare_myriads,
    case when missing_reason is null then nullif(qualifier, '') end as qualifier_text,
    case when missing_reason is null then mark end as status_text,
    missing_reason,
    problem,
    case problem
        when 'number_range' then array_to_string(regexp_extract_all(body, '[\d.,]*\d'), ' / ')
        when 'number_ambiguous' then replace(digits, ',', '.') || ' / ' || replace(digits, ',', '')
        when 'number_two' then array_to_string(regexp_extract_all(body, '[\d.,]*\d'), ' / ')
    end as candidates,
    macros.steps([
        case when macros.fold(text) <> text and half <> trim(text) then 'fullwidth' end,
        case when trim(text) <> text then 'padding' end,
        case when contains(digits, ',') then 'grouping' end,
        case when odd_sign then 'minus_mark' end,
        case when problem is null and missing_reason is null and not (simple and digits <> '') then 'kanji_number' end,
        case when format = '0.00E+00' and half <> macros.word(text) then 'exponent' end,
        case when has_note and missing_reason is null then 'footnote_mark' end,
        case when mark is not null and missing_reason is null then 'status_mark' end,
        case when missing_reason is not null then 'missing_symbol' end,
        case when is_percent then 'percent_format' end,
        case when scale > 1 then 'scaled_format' end,
        case when places > 6 and problem is null then 'rounded_six' end
    ]) as steps
from judged
