-- mart.vintage: every day on which a figure became known, was replaced or withdrawn; between two of them nothing is.
-- grain: vintage
-- A record of a register is no figure: nothing that is judged or projected changes with it.

select known_from as vintage from staging.accepted where subject <> 'record'
union
select known_to from mart.observation where known_to is not null
