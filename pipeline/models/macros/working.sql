-- A method's formula with the values in place, as a reader would type it to check the ratio; null without all values.

-- At most four decimals, and none that are nought: 38.0 is 38.
create macro macros.plain_double(number) as regexp_replace(
    regexp_replace(round(number, 4)::decimal(38, 4)::varchar, '0+$', ''), '\.$', ''
);

-- Two values and how they stand to each other, to twelve decimals, none lost of a yen in trillions: 0.55 > 0.5.
create macro macros.compared(x, y) as format(
    '{} {} {}',
    regexp_replace(round(x, 12)::varchar, '\.0$', ''),
    case macros.side(1, x, y) when 0 then '=' when 1 then '>' else '<' end,
    regexp_replace(round(y, 12)::varchar, '\.0$', '')
);

create macro macros.working(method, b, t0, v, t, target, target_at, path, direction) as case method
    when 'ratio-cagr@1' then format(
        '(({2} / {0})^(1 / ({3} − {1})) − 1) / (({4} / {0})^(1 / ({5} − {1})) − 1)',
        macros.plain_double(b), macros.plain_double(t0), macros.plain_double(v), macros.plain_double(t),
        macros.plain_double(target), macros.plain_double(target_at)
    )
    when 'un-extrapolate@1' then format(
        '({2} × ({2} / {0})^(({5} − {3}) / ({3} − {1})) − {0}) / ({4} − {0})',
        macros.plain_double(b), macros.plain_double(t0), macros.plain_double(v), macros.plain_double(t),
        macros.plain_double(target), macros.plain_double(target_at)
    )
    when 'linear-rate@1' then format(
        '(({2} − {0}) / ({3} − {1})) / (({4} − {0}) / ({5} − {1}))',
        macros.plain_double(b), macros.plain_double(t0), macros.plain_double(v), macros.plain_double(t),
        macros.plain_double(target), macros.plain_double(target_at)
    )
    when 'path-gap@1' then case
        when macros.path_ratio(b, v, path, direction) is null then macros.compared(v, path)
        else format(
            '({1} − {0}) / ({2} − {0})', macros.plain_double(b), macros.plain_double(v), macros.plain_double(path)
        )
    end
end;
