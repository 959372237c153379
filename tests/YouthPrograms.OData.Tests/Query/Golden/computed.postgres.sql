-- Athletes?$compute=BirthYear add 10 as Then&$select=Id,Then&$filter=Then gt 2022&$orderby=Then desc
SELECT a."Id", a."RowVersion", a."BirthYear" + @Value
FROM "Athletes" AS a
WHERE a."BirthYear" + @Value > @Value1
ORDER BY a."BirthYear" + @Value DESC, a."Id"
LIMIT @Value3
-- {"value":[{"Id":6,"Then@odata.type":"#Int32","Then":2024},{"Id":3,"Then@odata.type":"#Int32","Then":2023}]}

-- Athletes?$compute=Rank mul 2 as Twice,Twice add 1 as More&$select=More&$top=2
SELECT a."Id", a."RowVersion", a."Rank" * @Value1 + @Value2
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- {"value":[{"More@odata.type":"#Int32","More":7},{"More":null}]}

-- Athletes(1)?$compute=concat(Name,'!') as Loud&$select=Loud
SELECT a."Id", a."RowVersion", a."Name" || @Value2
FROM "Athletes" AS a
WHERE a."Id" = @Value
LIMIT 1
-- {"Loud":"Ann!"}

-- Athletes(1)?$compute=Club/Name as Home&$select=Home
SELECT a0."Id", a0."RowVersion", CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value2) OR (c."Id" IS NULL AND array_position(@Value2, NULL) IS NOT NULL) THEN c."Name"
END
FROM (
    SELECT a."Id", a."ClubId", a."RowVersion"
    FROM "Athletes" AS a
    WHERE a."Id" = @Value
    LIMIT 1
) AS a0
LEFT JOIN "Clubs" AS c ON a0."ClubId" = c."Id"
-- {"Home":"North"}

-- Athletes(5)?$compute=Club/Name as Home&$select=Home
SELECT a0."Id", a0."RowVersion", CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value2) OR (c."Id" IS NULL AND array_position(@Value2, NULL) IS NOT NULL) THEN c."Name"
END
FROM (
    SELECT a."Id", a."ClubId", a."RowVersion"
    FROM "Athletes" AS a
    WHERE a."Id" = @Value
    LIMIT 1
) AS a0
LEFT JOIN "Clubs" AS c ON a0."ClubId" = c."Id"
-- {"Home":null}

-- Athletes(1)?$compute=Rank gt 3 as High,null as Nothing,Weight as W,Score div 2 as Half,Hand as H&$select=High,Nothing,W,Half,H
SELECT a."Id", a."RowVersion", CASE
    WHEN a."Rank" > @Value2 THEN TRUE
    ELSE FALSE
END, NULL, a."Weight", a."Score" / @Value3, a."Hand"
FROM "Athletes" AS a
WHERE a."Id" = @Value
LIMIT 1
-- {"High":false,"Nothing":null,"W@odata.type":"#Decimal","W":31.5,"Half@odata.type":"#Double","Half":0.75,"H@odata.type":"#League.Hand","H":"Left"}

-- Athletes(2)?$compute=Rank gt 3 as High&$select=High
SELECT a."Id", a."RowVersion", CASE
    WHEN a."Rank" > @Value2 THEN TRUE
    ELSE FALSE
END
FROM "Athletes" AS a
WHERE a."Id" = @Value
LIMIT 1
-- {"High":false}

-- Athletes?$compute=Rank gt 3 as High&$select=Id&$filter=High and not (Id eq 7)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Rank" > @Value THEN TRUE
    ELSE FALSE
END AND a."Id" <> @Value1
ORDER BY a."Id"
LIMIT @Value2
-- {"value":[{"Id":6},{"Id":8}]}

-- Athletes?$compute=Rank add 1 as Next&$select=Id&$filter=Next eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- {"value":[{"Id":2},{"Id":5}]}

-- Athletes?$compute=length(Name) as L&$select=Id&$filter=Club/Athletes/any(a:a/Id lt L)&$top=1
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND EXISTS (
    SELECT 1
    FROM "Athletes" AS a0
    WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId" AND a0."Id" < length(a."Name")::int::bigint)
ORDER BY a."Id"
LIMIT @Value1
-- {"value":[{"Id":1}]}

-- Clubs?$select=Id&$expand=Athletes($compute=BirthYear mod 100 as Short;$select=Short;$filter=Short gt 11;$orderby=Short desc)
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
SELECT a."ClubId", a."Id", a."RowVersion", a."BirthYear" % @Value1
FROM "Athletes" AS a
WHERE (a."ClubId" = ANY (@Value) OR (a."ClubId" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND a."BirthYear" % @Value1 > @Value2
ORDER BY a."ClubId", (SELECT 1) DESC, a."BirthYear" % @Value1 DESC, a."Id"
LIMIT 20001
-- {"value":[{"Id":1,"Athletes":[{"Short@odata.type":"#Int32","Short":12},{"Short@odata.type":"#Int32","Short":12}]},{"Id":2,"Athletes":[{"Short@odata.type":"#Int32","Short":13}]}]}

-- Athletes(1)?$select=Id&$expand=Club($compute=Size mul 2 as Double;$select=Double)
SELECT a0."Id", a0."RowVersion", c."Id" IS NOT NULL AND (NOT (c."Secret") OR (c."Id" = ANY (@Value2) AND c."Id" = ANY (@Value2) IS NOT NULL)), c."Id", c."RowVersion", (
    SELECT count(*)::int
    FROM "Athletes" AS a1
    WHERE c."Id" IS NOT NULL AND c."Id" = a1."ClubId") * @Value3
FROM (
    SELECT a."Id", a."ClubId", a."RowVersion"
    FROM "Athletes" AS a
    WHERE a."Id" = @Value
    LIMIT 1
) AS a0
LEFT JOIN "Clubs" AS c ON a0."ClubId" = c."Id"
-- {"Id":1,"Club":{"Double@odata.type":"#Int32","Double":6}}

-- Clubs?$select=Id&$expand=Athletes($compute=BirthYear mod 2 as Odd;$filter=Odd eq 1;$select=Id;$count=true)&$top=1
SELECT c."Id", c."RowVersion", (
    SELECT count(*)::int
    FROM "Athletes" AS a
    WHERE c."Id" = a."ClubId" AND a."BirthYear" % @Value2 = @Value3)
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
SELECT a."ClubId", a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE (a."ClubId" = ANY (@Value) OR (a."ClubId" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND a."BirthYear" % @Value1 = @Value2
ORDER BY a."ClubId", a."Id"
LIMIT 20001
-- {"value":[{"Id":1,"Athletes@odata.count":1,"Athletes":[{"Id":2}]}]}

