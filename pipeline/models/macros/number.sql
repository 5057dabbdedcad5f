-- Japanese numerals -> exact decimals. Each gives null for what is not a number; none ever fails.

-- 1234, 1,234 and 1,2345 (groups of three, or of four as in 12,3456,7890), with decimals perhaps.
create macro macros.is_arabic(text) as regexp_full_match(
    text, '(\d{1,20}|\d{1,3}(,\d{3}){1,6}|\d{1,4}(,\d{4}){1,4})(\.\d+)?'
);

create macro macros.arabic(text) as case
    when macros.is_arabic(text)
        then try_cast(round(try_cast(replace(text, ',', '') as decimal(38, 16)), 6) as decimal(24, 6))
end;

-- One coefficient: 4,495 or 二, or 二〇二四 digit by digit.
create macro macros.coefficient(text) as coalesce(
    macros.arabic(text),
    case when regexp_full_match(text, '[〇零一二三四五六七八九]{1,18}')
        then try_cast(translate(text, '〇零一二三四五六七八九', '00123456789') as decimal(24, 6))
    end
);

-- What stands before 千, 百 or 十: nothing there means one of them.
create macro macros.part(text, mark, worth) as case
    when not contains(text, mark) then 0
    else worth * coalesce(macros.coefficient(nullif(regexp_extract(text, '([^千百十]*)' || mark, 1), '')),
        case when regexp_extract(text, '([^千百十]*)' || mark, 1) = '' then 1 end)
end;

-- Up to 9999: 四千四百九十五, 5千3百, 4,495.
create macro macros.below_myriad(text) as case
    when not regexp_matches(text, '[千百十]') then macros.coefficient(text)
    when regexp_full_match(text, '([^千百十]*千)?([^千百十]*百)?([^千百十]*十)?[^千百十]*') then
        macros.part(text, '千', 1000) + macros.part(text, '百', 100) + macros.part(text, '十', 10)
        + case
            when regexp_extract(text, '[^千百十]*$') = '' then 0
            else macros.coefficient(regexp_extract(text, '[^千百十]*$'))
        end
end;

-- 3兆4,495億, 5億3千万, 十二: null where a part is no number or the order is wrong.
create macro macros.myriads(text) as case
    when regexp_full_match(text, '([^兆億万]+兆)?([^兆億万]+億)?([^兆億万]+万)?[^兆億万]*') and text <> '' then
        try_cast(
            case
                when contains(text, '兆') then macros.below_myriad(regexp_extract(text, '([^兆億万]+)兆', 1)) * 1000000000000
                else 0
            end as decimal(24, 6)
        )
        + try_cast(
            case
                when contains(text, '億') then macros.below_myriad(regexp_extract(text, '([^兆億万]+)億', 1)) * 100000000
                else 0
            end as decimal(24, 6)
        )
        + try_cast(
            case
                when contains(text, '万') then macros.below_myriad(regexp_extract(text, '([^兆億万]+)万', 1)) * 10000
                else 0
            end as decimal(24, 6)
        )
        + case
            when regexp_extract(text, '[^兆億万]*$') = '' then 0
            else macros.below_myriad(regexp_extract(text, '[^兆億万]*$'))
        end
end;

-- An exact decimal as people write it: 65.000000 is 65.
create macro macros.plain_number(number) as regexp_replace(
    regexp_replace(number::varchar, '(\.\d*?)0+$', '\1'), '\.$', ''
);

-- 1.72E7 in digits: 17200000, where that is exactly the same number; any other text as it is.
create macro macros.unfolded(text) as coalesce(
    case
        when try_cast(text as decimal(38, 12))::double = try_cast(text as double)
            then macros.plain_number(try_cast(text as decimal(38, 12)))
    end,
    text
);

create macro macros.signed(negative, number) as case when negative then -number else number end;

-- One thousandth, millionth or thousand millionth, exactly.
create macro macros.per(scale) as case scale
    when 1000 then 0.001::decimal(10, 9)
    when 1000000 then 0.000001::decimal(10, 9)
    when 1000000000 then 0.000000001::decimal(10, 9)
end;
