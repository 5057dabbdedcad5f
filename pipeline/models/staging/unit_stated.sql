-- staging.unit_stated: which unit each reading is stated in: in its cell, header or column, or a note above the table.
-- grain: reading_id
-- What the first three say must agree; the note counts where none of them speaks, and conflicts only with a unit of its
-- own kind, for it may be meant for other rows. Where nobody says anything, a count is a count; money never is guessed.

with

said as (
    select
        reading.reading_id,
        unnest([
            {place: 'unit_in_cell', text: coalesce(number.cell_unit, '')},
            {place: 'unit_in_format', text: coalesce(number.format_unit, '')},
            {place: 'unit_header', text: macros.word(reading.unit_header)},
            {place: 'unit_column', text: macros.word(reading.unit)},
            {place: 'unit_note', text: macros.word(reading.unit_note)}
        ], recursive := true)
    from staging.typed as reading
    join staging.number_text as number on number.text = reading.value and number.format = reading.format
),

known as (
    select said.*, word.unit, unit.dimension
    from said
    left join staging.unit_word as word using (text)
    left join reference.unit as unit on unit.unit = word.unit
    where said.text <> ''
),

own as (
    select
        reading_id,
        count(*) filter (where unit is null) as unknown,
        count(distinct unit) as units,
        min(unit) as unit,
        min(dimension) as dimension,
        string_agg(distinct text, ' / ' order by text) as texts,
        min(place) filter (where place = 'unit_in_cell' or place = 'unit_in_format' or place = 'unit_header') as place
    from known
    where place <> 'unit_note'
    group by reading_id
)

select
    reading.reading_id,
    case when own.unknown > 0 or own.units > 1 then null else coalesce(own.unit, note.unit) end as unit,
    case
        when own.unknown > 0 then 'unit_unknown'
        when own.units > 1 or (note.dimension = own.dimension and note.unit <> own.unit) then 'unit_conflict'
    end as problem,
    concat_ws(
        ' / ', own.texts, case when own.texts is null or note.dimension = own.dimension then note.text end
    ) as texts,
    macros.steps([
        own.place,
        case
            when own.reading_id is null then case when note.unit is not null then 'unit_note' end
            when note.dimension <> own.dimension then 'unit_note_other'
        end
    ]) as steps
from staging.typed as reading
left join own using (reading_id)
left join known as note on note.reading_id = reading.reading_id and note.place = 'unit_note'
