-- Growth a year between two values of one sign: (to / from)^(1 / years) - 1.
-- Source: compound annual growth rate as used by Statistics Canada's SDG progress method.
-- Null, never a made-up figure, where it is not defined: no years, nought, or a change of sign.
create macro macros.compound_growth(from_value, to_value, years) as case
    when years > 0 and from_value * to_value > 0 then power(to_value / from_value, 1.0 / years) - 1
end;

-- The same between two positive values, to the ten decimals that are published.
create macro macros.yearly_growth(from_value, to_value, years) as case
    when from_value > 0 then round(macros.compound_growth(from_value::double, to_value::double, years), 10)
end;
