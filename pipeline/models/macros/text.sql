-- Text as typed -> text in one spelling. Only spelling changes here, never meaning.

-- Full-width letters, digits and marks become half-width, half-width kana full-width; a voiced mark joins its kana.
create macro macros.fold(text) as nfc_normalize(translate(
    text,
    '０１２３４５６７８９．，－＋％／　（）～＊＃＄￥＝：；＜＞［］｛｝｜！？＆＠＿＾｀＇＂'
        || 'ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ'
        || '｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ',
    '0123456789.,-+%/ ()~*#$¥=:;<>[]{}|!?&@_^`''"'
        || 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        || '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゙゚'
));

-- A word as it is looked up in the tables people keep.
create macro macros.word(text) as trim(macros.fold(text));

-- A name as it is compared: without spaces, middle dots and legal forms, in lower case. `pairs` holds the characters
-- written in two ways, [from, to].
create macro macros.name_key(text, pairs) as lower(translate(
    regexp_replace(
        regexp_replace(
            macros.fold(text),
            '株式会社|有限会社|合同会社|(一般|公益)(社団|財団)法人|\((株|有|一社|公財|一財)\)|[㈱㈲]', '', 'g'
        ),
        '[\s・･·]', '', 'g'
    ),
    pairs[1],
    pairs[2]
));

-- The steps that changed anything, without the nulls.
create macro macros.steps(list) as list_filter(list, lambda step: step is not null);

-- Each step once, where it came first.
create macro macros.once(list) as list_filter(list, lambda step, nth: list_position(list, step) = nth);
