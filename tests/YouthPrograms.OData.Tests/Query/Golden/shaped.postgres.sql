-- Clubs(1)?$select=Name
SELECT c."Id", c."RowVersion", c."Name"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
LIMIT 1
-- {"Name":"North"}

-- Clubs(Id=1)?$select=Name,Address/City
SELECT c."Id", c."RowVersion", c."Name", c."FoundedOn", c."Secret", c."Address_City", c."Address_Street"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
LIMIT 1
-- {"Name":"North","Address":{"City":"Kaifeng"}}

-- Clubs(1)?$select=Address($select=Street)
SELECT c."Id", c."RowVersion", c."FoundedOn", c."Name", c."Secret", c."Address_City", c."Address_Street"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
LIMIT 1
-- {"Address":{"Street":"Lake 1"}}

-- Clubs/1?$select=Size
SELECT c."Id", c."RowVersion", (
    SELECT count(*)::int
    FROM "Athletes" AS a
    WHERE c."Id" = a."ClubId")
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
LIMIT 1
-- {"Size":3}

-- Clubs/?$select=Id&$top=1
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
-- {"value":[{"Id":1}]}

-- Clubs(@k)?@k=2&$select=Id
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
LIMIT 1
-- {"Id":2}

-- Clubs(1)/Name
SELECT c."Name"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
-- {"value":"North"}

-- Clubs(1)/Address
SELECT c."Address_City", c."Address_Street"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
-- {"City":"Kaifeng","Street":"Lake 1"}

-- Clubs(1)/Address/City
SELECT c."Address_City", c."Address_Street"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
-- {"value":"Kaifeng"}

-- Athletes(1)/Tags
SELECT a."Tags"
FROM "Athletes" AS a
WHERE a."Id" = @Value
-- {"value":["x","y"]}

-- Athletes(1)/Club?$select=Name
SELECT c."Id", c."RowVersion", c."Name"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE a."Id" = @Value AND c."Id" IS NOT NULL AND (NOT (c."Secret") OR c."Id" = ANY (@Value1))
LIMIT 1
-- {"Name":"North"}

-- Athletes(1)/Club/Athletes?$select=Id
SELECT a0."Id", a0."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
INNER JOIN "Athletes" AS a0 ON c."Id" = a0."ClubId"
WHERE a."Id" = @Value AND c."Id" IS NOT NULL AND (NOT (c."Secret") OR c."Id" = ANY (@Value1))
ORDER BY a0."Id"
LIMIT @Value2
-- {"value":[{"Id":1},{"Id":2},{"Id":7}]}

-- Athletes(1)/Club/Athletes(7)?$select=Name
SELECT a0."Id", a0."RowVersion", a0."Name"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
INNER JOIN "Athletes" AS a0 ON c."Id" = a0."ClubId"
WHERE a."Id" = @Value AND c."Id" IS NOT NULL AND (NOT (c."Secret") OR c."Id" = ANY (@Value1)) AND a0."Id" = @Value2
LIMIT 1
-- {"Name":"ann"}

-- Athletes(1)/Club/Athletes(7)/Name
SELECT a0."Name"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
INNER JOIN "Athletes" AS a0 ON c."Id" = a0."ClubId"
WHERE a."Id" = @Value AND c."Id" IS NOT NULL AND (NOT (c."Secret") OR c."Id" = ANY (@Value1)) AND a0."Id" = @Value2
-- {"value":"ann"}

-- Clubs(1)/Athletes?$select=Id&$filter=Active&$orderby=Id desc
SELECT a."Id", a."RowVersion"
FROM "Clubs" AS c
INNER JOIN "Athletes" AS a ON c."Id" = a."ClubId"
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1 AND a."Active"
ORDER BY a."Id" DESC
LIMIT @Value2
-- {"value":[{"Id":7},{"Id":1}]}

-- Clubs(1)/Athletes/$filter(Active)?$select=Id
SELECT a."Id", a."RowVersion"
FROM "Clubs" AS c
INNER JOIN "Athletes" AS a ON c."Id" = a."ClubId"
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1 AND a."Active"
ORDER BY a."Id"
LIMIT @Value2
-- {"value":[{"Id":1},{"Id":7}]}

-- Clubs/$ref
SELECT c."Id", c."RowVersion", c."Name", c."FoundedOn", c."Secret", c."Address_City", c."Address_Street", (
    SELECT count(*)::int
    FROM "Athletes" AS a
    WHERE c."Id" = a."ClubId")
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
-- {"value":[{"@odata.id":"Clubs(1)"},{"@odata.id":"Clubs(2)"}]}

-- Athletes(1)/Club/$ref
SELECT c."Id", c."RowVersion", c."Name", c."FoundedOn", c."Secret", c."Address_City", c."Address_Street", (
    SELECT count(*)::int
    FROM "Athletes" AS a0
    WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE a."Id" = @Value AND c."Id" IS NOT NULL AND (NOT (c."Secret") OR c."Id" = ANY (@Value1))
LIMIT 1
-- {"@odata.id":"Clubs(1)"}

-- Clubs?$select=Id&$count=true&$top=1&$skip=1
SELECT count(*)
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value2 OFFSET @Value1
-- {"@odata.count":2,"value":[{"Id":2}]}

-- Clubs?$select=Id&$top=0&$count=true
SELECT count(*)
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
-- {"@odata.count":2,"value":[]}

-- Clubs?$select=Id&$expand=Athletes($select=Id;$top=1;$orderby=Id desc;$count=true)
SELECT c."Id", c."RowVersion", (
    SELECT count(*)::int
    FROM "Athletes" AS a
    WHERE c."Id" = a."ClubId")
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
SELECT a."ClubId", a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."ClubId" = ANY (@Value) OR (a."ClubId" IS NULL AND array_position(@Value, NULL) IS NOT NULL)
ORDER BY a."ClubId", a."Id" DESC
LIMIT 20001
-- {"value":[{"Id":1,"Athletes@odata.count":3,"Athletes":[{"Id":7}]},{"Id":2,"Athletes@odata.count":2,"Athletes":[{"Id":4}]}]}

-- Clubs?$select=Id&$expand=Athletes($select=Id;$skip=1;$filter=Active)
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
SELECT a."ClubId", a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE (a."ClubId" = ANY (@Value) OR (a."ClubId" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND a."Active"
ORDER BY a."ClubId", a."Id"
LIMIT 20001
-- {"value":[{"Id":1,"Athletes":[{"Id":7}]},{"Id":2,"Athletes":[{"Id":4}]}]}

-- Clubs?$select=Id&$expand=Athletes/$count
SELECT c."Id", c."RowVersion", (
    SELECT count(*)::int
    FROM "Athletes" AS a
    WHERE c."Id" = a."ClubId")
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
-- {"value":[{"Id":1,"Athletes@odata.count":3},{"Id":2,"Athletes@odata.count":2}]}

-- Clubs?$select=Id&$expand=Athletes/$count($filter=Active)
SELECT c."Id", c."RowVersion", (
    SELECT count(*)::int
    FROM "Athletes" AS a
    WHERE c."Id" = a."ClubId" AND a."Active")
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY c."Id"
LIMIT @Value1
-- {"value":[{"Id":1,"Athletes@odata.count":2},{"Id":2,"Athletes@odata.count":2}]}

-- Clubs(2)?$select=Id&$expand=Athletes/$ref
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
LIMIT 1
SELECT a."ClubId", a."Id", a."RowVersion", a."Name", a."Nick", a."BirthYear", a."Rank", a."Weight", a."Score", a."Active", a."Hand", a."Skills", a."RegisteredAt", a."TrainsAt", a."Card", a."Photo", a."Tags", a."Phone"
FROM "Athletes" AS a
WHERE a."ClubId" = ANY (@Value) OR (a."ClubId" IS NULL AND array_position(@Value, NULL) IS NOT NULL)
ORDER BY a."ClubId", a."Id"
LIMIT 20001
-- {"Id":2,"Athletes":[{"@odata.id":"Athletes(3)"},{"@odata.id":"Athletes(4)"}]}

-- Athletes?$select=Id&$filter=Id in (1,5,6)&$expand=Club($select=Name)
SELECT a0."Id", a0."RowVersion", c."Id" IS NOT NULL AND (NOT (c."Secret") OR (c."Id" = ANY (@Value2) AND c."Id" = ANY (@Value2) IS NOT NULL)), c."Id", c."RowVersion", c."Name"
FROM (
    SELECT a."Id", a."ClubId", a."RowVersion"
    FROM "Athletes" AS a
    WHERE a."Id" = ANY (@Value)
    ORDER BY a."Id"
    LIMIT @Value1
) AS a0
LEFT JOIN "Clubs" AS c ON a0."ClubId" = c."Id"
ORDER BY a0."Id"
-- {"value":[{"Id":1,"Club":{"Name":"North"}},{"Id":5,"Club":null},{"Id":6,"Club":null}]}

-- Athletes(1)?$select=Id&$expand=Club($select=Id;$expand=Athletes($select=Id;$expand=Club($select=Id)))
SELECT a0."Id", a0."RowVersion", c."Id" IS NOT NULL AND (NOT (c."Secret") OR (c."Id" = ANY (@Value2) AND c."Id" = ANY (@Value2) IS NOT NULL)), c."Id", c."RowVersion"
FROM (
    SELECT a."Id", a."ClubId", a."RowVersion"
    FROM "Athletes" AS a
    WHERE a."Id" = @Value
    LIMIT 1
) AS a0
LEFT JOIN "Clubs" AS c ON a0."ClubId" = c."Id"
SELECT a0."ClubId", a0."Id", a0."RowVersion", c."Id" IS NOT NULL AND (NOT (c."Secret") OR (c."Id" = ANY (@Value2) AND c."Id" = ANY (@Value2) IS NOT NULL)), c."Id", c."RowVersion"
FROM (
    SELECT a."Id", a."ClubId", a."RowVersion"
    FROM "Athletes" AS a
    WHERE a."ClubId" = ANY (@Value) OR (a."ClubId" IS NULL AND array_position(@Value, NULL) IS NOT NULL)
    ORDER BY a."ClubId", a."Id"
    LIMIT 20001
) AS a0
LEFT JOIN "Clubs" AS c ON a0."ClubId" = c."Id"
ORDER BY a0."ClubId", a0."Id"
-- {"Id":1,"Club":{"Id":1,"Athletes":[{"Id":1,"Club":{"Id":1}},{"Id":2,"Club":{"Id":1}},{"Id":7,"Club":{"Id":1}}]}}

-- Tournaments(1)?$select=Id&$expand=Hosts($select=Id)
SELECT t."Id"
FROM "Tournaments" AS t
WHERE t."PublishedAt" IS NOT NULL AND t."Id" = @Value
LIMIT 1
SELECT t."Id", s."Id", s."RowVersion"
FROM "Tournaments" AS t
INNER JOIN (
    SELECT c0."Id", c0."RowVersion", c."TournamentId"
    FROM "ClubTournament" AS c
    INNER JOIN "Clubs" AS c0 ON c."HostsId" = c0."Id"
    WHERE NOT (c0."Secret") OR c0."Id" = ANY (@Value1)
) AS s ON t."Id" = s."TournamentId"
WHERE t."Id" = ANY (@Value)
ORDER BY t."Id", s."Id"
LIMIT 20001
-- {"Id":1,"Hosts":[{"Id":1}]}

-- Tournaments(1)?$select=Id,Limits
SELECT t."Id", t."Limits"
FROM "Tournaments" AS t
WHERE t."PublishedAt" IS NOT NULL AND t."Id" = @Value
LIMIT 1
-- {"Id":1,"Limits":{"MaxTeams":16,"Note":"indoor"}}

-- Games(2)?$select=Id&$expand=Next($select=Number;$levels=2)
SELECT s."Id", m0."Id" IS NOT NULL AND t0."PublishedAt" IS NOT NULL, m0."Id", m0."Number", m1."Id" IS NOT NULL AND t1."PublishedAt" IS NOT NULL, m1."Id", m1."Number"
FROM (
    SELECT m."Id", m."NextId"
    FROM "Matches" AS m
    INNER JOIN "Tournaments" AS t ON m."TournamentId" = t."Id"
    WHERE t."PublishedAt" IS NOT NULL AND m."Id" = @Value
    LIMIT 1
) AS s
LEFT JOIN "Matches" AS m0 ON s."NextId" = m0."Id"
LEFT JOIN "Tournaments" AS t0 ON m0."TournamentId" = t0."Id"
LEFT JOIN "Matches" AS m1 ON m0."NextId" = m1."Id"
LEFT JOIN "Tournaments" AS t1 ON m1."TournamentId" = t1."Id"
-- {"Id":2,"Next":{"Number":3,"Next":null}}

-- Games(2)?$select=Id&$expand=*($select=Id)
SELECT s."Id", s."PublishedAt" IS NOT NULL, s."Id0", a."Id", a."RowVersion", m0."Id" IS NOT NULL AND t0."PublishedAt" IS NOT NULL, m0."Id"
FROM (
    SELECT m."Id", m."NextId", m."RedId", t."Id" AS "Id0", t."PublishedAt"
    FROM "Matches" AS m
    INNER JOIN "Tournaments" AS t ON m."TournamentId" = t."Id"
    WHERE t."PublishedAt" IS NOT NULL AND m."Id" = @Value
    LIMIT 1
) AS s
LEFT JOIN "Athletes" AS a ON s."RedId" = a."Id"
LEFT JOIN "Matches" AS m0 ON s."NextId" = m0."Id"
LEFT JOIN "Tournaments" AS t0 ON m0."TournamentId" = t0."Id"
-- {"Id":2,"Tournament":{"Id":1},"Red":{"Id":1},"Next":{"Id":1}}

-- Clubs(1)?select=Id&expand=Athletes(select=Id;top=1)
SELECT c."Id", c."RowVersion"
FROM "Clubs" AS c
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
LIMIT 1
SELECT a."ClubId", a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."ClubId" = ANY (@Value) OR (a."ClubId" IS NULL AND array_position(@Value, NULL) IS NOT NULL)
ORDER BY a."ClubId", a."Id"
LIMIT 20001
-- {"Id":1,"Athletes":[{"Id":1}]}

-- Athletes?$select=Id&$orderby=Rank,Id desc
SELECT a."Id", a."RowVersion", a."Rank"
FROM "Athletes" AS a
ORDER BY a."Rank" IS NOT NULL, a."Rank", a."Id" DESC
LIMIT @Value
-- {"value":[{"Id":5},{"Id":2},{"Id":3},{"Id":4},{"Id":1},{"Id":7},{"Id":6},{"Id":8}]}

-- Athletes?$select=Id&$orderby=Rank desc&$top=3
SELECT a."Id", a."RowVersion", a."Rank"
FROM "Athletes" AS a
ORDER BY a."Rank" IS NOT NULL DESC, a."Rank" DESC, a."Id"
LIMIT @Value
-- {"value":[{"Id":8},{"Id":6},{"Id":7}]}

-- Athletes?$select=Id&$orderby=Club/Name desc,Id&$top=3
SELECT a."Id", a."RowVersion", CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
END
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
ORDER BY (NOT (c."Secret") OR (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND c."Name" IS NOT NULL DESC, CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
END DESC, a."Id"
LIMIT @Value2
-- {"value":[{"Id":3},{"Id":4},{"Id":1}]}

-- Athletes?$select=Id&$orderby=length(Name) desc&$top=2
SELECT a."Id", a."RowVersion", length(a."Name")::int
FROM "Athletes" AS a
ORDER BY length(a."Name")::int DESC, a."Id"
LIMIT @Value
-- {"value":[{"Id":5},{"Id":4}]}

-- Athletes?$select=Id&$orderby=Active,Hand desc,Weight desc&$top=2
SELECT a."Id", a."RowVersion", a."Active", a."Hand", a."Weight"
FROM "Athletes" AS a
ORDER BY a."Active", a."Hand" DESC, a."Weight" IS NOT NULL DESC, a."Weight" DESC, a."Id"
LIMIT @Value
-- {"value":[{"Id":8},{"Id":5}]}

-- Clubs?$select=Id&$orderby=Athletes/$count desc
SELECT c."Id", c."RowVersion", (
    SELECT count(*)::int
    FROM "Athletes" AS a0
    WHERE c."Id" = a0."ClubId")
FROM "Clubs" AS c
WHERE NOT (c."Secret") OR c."Id" = ANY (@Value)
ORDER BY (
    SELECT count(*)::int
    FROM "Athletes" AS a
    WHERE c."Id" = a."ClubId") DESC, c."Id"
LIMIT @Value1
-- {"value":[{"Id":1},{"Id":2}]}

-- Athletes?$select=Id&$search=ANN
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE lower(a."Name") LIKE @Value_contains OR (a."Nick" IS NOT NULL AND lower(a."Nick") LIKE @Value_contains)
ORDER BY a."Id"
LIMIT @Value2
-- {"value":[{"Id":1},{"Id":7}]}

-- Athletes?$select=Id&$search=dörte OR ming
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE lower(a."Name") LIKE @Value_contains OR (a."Nick" IS NOT NULL AND lower(a."Nick") LIKE @Value_contains) OR lower(a."Name") LIKE @Value2_contains OR (a."Nick" IS NOT NULL AND lower(a."Nick") LIKE @Value2_contains)
ORDER BY a."Id"
LIMIT @Value4
-- {"value":[{"Id":4},{"Id":6}]}

-- Athletes?$select=Id&$search=n NOT ann
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE (lower(a."Name") LIKE @Value_contains OR (a."Nick" IS NOT NULL AND lower(a."Nick") LIKE @Value_contains)) AND lower(a."Name") NOT LIKE @Value2_contains AND (a."Nick" IS NULL OR lower(a."Nick") NOT LIKE @Value2_contains)
ORDER BY a."Id"
LIMIT @Value4
-- {"value":[{"Id":5},{"Id":6}]}

-- Athletes?$select=Id&$search="a%25_"
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE lower(a."Name") LIKE @Value_contains OR (a."Nick" IS NOT NULL AND lower(a."Nick") LIKE @Value_contains)
ORDER BY a."Id"
LIMIT @Value2
-- {"value":[{"Id":7}]}

-- Athletes?$filter=BirthYear gt @y and Name ne @n&@y=2012&@n='Cem'&$select=Id
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" > @Value AND a."Name" <> @Value1
ORDER BY a."Id"
LIMIT @Value2
-- {"value":[{"Id":6}]}

-- Twice(number=4)

-- {"value":8}

-- Twice(number=@n)?@n=5

-- {"value":10}

-- Twice?@number=6

-- {"value":12}

-- Twice?number=7

-- {"value":14}

-- Athletes/League.Older(than=2011)?$select=Id&$orderby=Id desc
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" < @year
ORDER BY a."Id" DESC
LIMIT @Value
-- {"value":[{"Id":8},{"Id":4}]}

-- Athletes/Older(than=2012)?$select=Id&$filter=Active
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" < @year AND a."Active"
ORDER BY a."Id"
LIMIT @Value
-- {"value":[{"Id":4}]}

-- Tournaments(1)/Standings()?$top=1&$skip=1&$count=true
SELECT t."Id"
FROM "Tournaments" AS t
WHERE t."PublishedAt" IS NOT NULL AND t."Id" = @Value
LIMIT 1
-- {"@odata.count":3,"value":[{"Team":"Blue","Points":4,"Hand":null}]}

-- Tournaments(1)/League.Standings
SELECT t."Id"
FROM "Tournaments" AS t
WHERE t."PublishedAt" IS NOT NULL AND t."Id" = @Value
LIMIT 1
-- {"value":[{"Team":"Red 1","Points":6,"Hand":"Left"},{"Team":"Blue","Points":4,"Hand":null},{"Team":"Green","Points":1,"Hand":null}]}

