-- A file as received -> the name it is published by.

-- The code of a file: from its bytes alone, so that whoever has the file can work it out, and nobody learns from it
-- what the file is called or whose it is. It is also the id of the document that a report is.
create macro macros.file_code(sha256) as 'file-' || sha256[1:12];

-- A report that people dropped is called by its code; a file of ours or of a service has no name but ours.
create macro macros.published_name(from_inbox, file, sha256) as case
    when from_inbox then macros.file_code(sha256)
    else file
end;
