-- What makes a figure doubtful beside another of its series: both sizes are in the base unit, growth is a logarithm.

-- How many powers of ten lie between two sizes.
create macro macros.tens(size, other) as case when size <> 0 and other <> 0 then log10(abs(size / other)) end;

-- Near a whole power of ten; of numbers below three one power is no sign of anything.
create macro macros.is_slip(tens, size, other) as coalesce(
    abs(round(tens)) between 1 and 12 and abs(tens - round(tens)) <= 0.1
    and (abs(round(tens)) > 1 or least(abs(size), abs(other)) >= 3),
    false
);

create macro macros.slip_words(tens) as
    power(10, abs(round(tens)))::bigint::varchar || case when tens > 0 then '倍' else '分の1' end;

-- Too far from the value it replaces: a slip, nought for a number or the other way round, or more than `most` growth.
create macro macros.is_far(size, replaced, most) as coalesce(
    macros.is_slip(macros.tens(size, replaced), size, replaced)
    or (size = 0) <> (replaced = 0)
    or abs(ln(abs(size) / nullif(abs(replaced), 0))) > most,
    false
);

-- The last value to be believed of those given one after the other: one that is too far from it is not, until
-- somebody accepts it. Each is {size, most, sure, text}.
create macro macros.last_believed(given) as list_reduce(
    given,
    lambda believed, one: case
        when not one.sure and macros.is_far(one.size, believed.size, one.most) then believed
        else one
    end
);
