-- Athletes?$apply=groupby((Hand))
SELECT a."Hand"
FROM "Athletes" AS a
GROUP BY a."Hand"
ORDER BY a."Hand"
LIMIT @Value
-- {"value":[{"Hand":"Left"},{"Hand":"Right"}]}

-- Athletes?$apply=groupby((Hand),aggregate($count as N))
SELECT a."Hand", count(*)
FROM "Athletes" AS a
GROUP BY a."Hand"
ORDER BY a."Hand"
LIMIT @Value
-- {"value":[{"Hand":"Left","N@odata.type":"#Decimal","N":3},{"Hand":"Right","N@odata.type":"#Decimal","N":5}]}

-- Athletes?$apply=groupby((Hand,Active),aggregate($count as N,Rank with sum as R))
SELECT a."Hand", a."Active", count(*), CASE
    WHEN count(*) FILTER (WHERE a."Rank" IS NOT NULL) = 0 THEN NULL
    ELSE COALESCE(sum(a."Rank"::bigint), 0.0)::bigint
END
FROM "Athletes" AS a
GROUP BY a."Hand", a."Active"
ORDER BY a."Hand", a."Active"
LIMIT @Value
-- {"value":[{"Hand":"Left","Active":true,"N@odata.type":"#Decimal","N":3,"R@odata.type":"#Int64","R":9},{"Hand":"Right","Active":false,"N@odata.type":"#Decimal","N":3,"R@odata.type":"#Int64","R":9},{"Hand":"Right","Active":true,"N@odata.type":"#Decimal","N":2,"R@odata.type":"#Int64","R":6}]}

-- Athletes?$apply=groupby((Club/Name),aggregate($count as N))
SELECT s."Value", count(*)
FROM (
    SELECT CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
    END AS "Value"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value"
ORDER BY s."Value" IS NOT NULL, s."Value"
LIMIT @Value1
-- {"value":[{"N@odata.type":"#Decimal","N":3,"Club":null},{"N@odata.type":"#Decimal","N":3,"Club":{"Name":"North"}},{"N@odata.type":"#Decimal","N":2,"Club":{"Name":"South"}}]}

-- Athletes?$apply=groupby((Club/Name,Club/Address/City,Hand),aggregate(Weight with sum as W,Weight with average as A))
SELECT s."Value", s."Value0", s."Hand", CASE
    WHEN count(*) FILTER (WHERE s."Weight" IS NOT NULL) = 0 THEN NULL
    ELSE COALESCE(sum(s."Weight"), 0.0)
END, CASE
    WHEN count(*) FILTER (WHERE s."Weight" IS NOT NULL) = 0 THEN NULL
    ELSE COALESCE(sum(s."Weight"), 0.0)::double precision / count(*) FILTER (WHERE s."Weight" IS NOT NULL)::double precision
END
FROM (
    SELECT a."Hand", a."Weight", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
    END AS "Value", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value1) OR (c."Id" IS NULL AND array_position(@Value1, NULL) IS NOT NULL) THEN c."Address_City"
    END AS "Value0"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value", s."Value0", s."Hand"
ORDER BY s."Value" IS NOT NULL, s."Value", s."Value0" IS NOT NULL, s."Value0", s."Hand"
LIMIT @Value2
-- {"value":[{"Hand":"Right","W@odata.type":"#Decimal","W":135.85,"A@odata.type":"#Double","A":45.28333333333333,"Club":null},{"Hand":"Left","W@odata.type":"#Decimal","W":63,"A@odata.type":"#Double","A":31.5,"Club":{"Name":"North","Address":{"City":"Kaifeng"}}},{"Hand":"Right","W@odata.type":"#Decimal","W":40.25,"A@odata.type":"#Double","A":40.25,"Club":{"Name":"North","Address":{"City":"Kaifeng"}}},{"Hand":"Left","W@odata.type":"#Decimal","W":55,"A@odata.type":"#Double","A":55,"Club":{"Name":"South","Address":{"City":"Luoyang"}}},{"Hand":"Right","W":null,"A":null,"Club":{"Name":"South","Address":{"City":"Luoyang"}}}]}

-- Athletes?$apply=aggregate($count as N,Rank with sum as S,Rank with average as A,Rank with min as L,Rank with max as H,Rank with countdistinct as D)
SELECT COALESCE(s0."Value", 0), s0."Value0", s0."Value1", s0."Value2", s0."Value3", COALESCE(s0."Value4", 0)
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0", a1."Value1", a1."Value2", a1."Value3", a1."Value4"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT count(*) AS "Value", CASE
            WHEN count(*) FILTER (WHERE a0."Rank" IS NOT NULL) = 0 THEN NULL
            ELSE COALESCE(sum(a0."Rank"::bigint), 0.0)::bigint
        END AS "Value0", CASE
            WHEN count(*) FILTER (WHERE a0."Rank" IS NOT NULL) = 0 THEN NULL
            ELSE COALESCE(sum(a0."Rank"::bigint), 0.0)::bigint::double precision / count(*) FILTER (WHERE a0."Rank" IS NOT NULL)::double precision
        END AS "Value1", min(a0."Rank") AS "Value2", max(a0."Rank") AS "Value3", count(DISTINCT a0."Rank") FILTER (WHERE a0."Rank" IS NOT NULL) AS "Value4"
        FROM (
            SELECT a."Rank", 1 AS "Key"
            FROM "Athletes" AS a
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
LIMIT @Value
-- {"value":[{"N@odata.type":"#Decimal","N":8,"S@odata.type":"#Int64","S":24,"A@odata.type":"#Double","A":4,"L@odata.type":"#Int32","L":1,"H@odata.type":"#Int32","H":9,"D@odata.type":"#Decimal","D":6}]}

-- Athletes?$apply=filter(Id lt 0)/aggregate($count as N,Rank with sum as S,Rank with average as A,Rank with min as L,Name with max as H,Rank with countdistinct as D)
SELECT COALESCE(s0."Value", 0), s0."Value0", s0."Value1", s0."Value2", s0."Value3", COALESCE(s0."Value4", 0)
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0", a1."Value1", a1."Value2", a1."Value3", a1."Value4"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT count(*) AS "Value", CASE
            WHEN count(*) FILTER (WHERE a0."Rank" IS NOT NULL) = 0 THEN NULL
            ELSE COALESCE(sum(a0."Rank"::bigint), 0.0)::bigint
        END AS "Value0", CASE
            WHEN count(*) FILTER (WHERE a0."Rank" IS NOT NULL) = 0 THEN NULL
            ELSE COALESCE(sum(a0."Rank"::bigint), 0.0)::bigint::double precision / count(*) FILTER (WHERE a0."Rank" IS NOT NULL)::double precision
        END AS "Value1", min(a0."Rank") AS "Value2", max(a0."Name") AS "Value3", count(DISTINCT a0."Rank") FILTER (WHERE a0."Rank" IS NOT NULL) AS "Value4"
        FROM (
            SELECT a."Name", a."Rank", 1 AS "Key"
            FROM "Athletes" AS a
            WHERE a."Id" < @Value
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
LIMIT @Value2
-- {"value":[{"N@odata.type":"#Decimal","N":0,"S":null,"A":null,"L":null,"H":null,"D@odata.type":"#Decimal","D":0}]}

-- Athletes?$apply=filter(Id lt 0)/aggregate($count as N,Score with sum as S)/filter(N eq 0)/compute(N add 1 as M)
SELECT COALESCE(s0."Value", 0), s0."Value0", COALESCE(s0."Value", 0) + @Value4
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT count(*) AS "Value", COALESCE(sum(a0."Score"), 0.0) AS "Value0"
        FROM (
            SELECT a."Score", 1 AS "Key"
            FROM "Athletes" AS a
            WHERE a."Id" < @Value
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
WHERE COALESCE(s0."Value", 0) = @Value2
LIMIT @Value3
-- {"value":[{"N@odata.type":"#Decimal","N":0,"S":null,"M@odata.type":"#Int64","M":1}]}

-- Athletes?$apply=filter(Id lt 0)/aggregate($count as N,Score with sum as S)/filter(N eq 1)
SELECT COALESCE(s0."Value", 0), s0."Value0"
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT count(*) AS "Value", COALESCE(sum(a0."Score"), 0.0) AS "Value0"
        FROM (
            SELECT a."Score", 1 AS "Key"
            FROM "Athletes" AS a
            WHERE a."Id" < @Value
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
WHERE COALESCE(s0."Value", 0) = @Value2
LIMIT @Value3
-- {"value":[]}

-- Athletes?$apply=filter(Id lt 0)/groupby((Hand),aggregate($count as N))
SELECT a."Hand", count(*)
FROM "Athletes" AS a
WHERE a."Id" < @Value
GROUP BY a."Hand"
ORDER BY a."Hand"
LIMIT @Value1
-- {"value":[]}

-- Athletes?$apply=aggregate(Weight with sum as S,Weight with average as A,Weight with min as L,Weight with max as H)
SELECT s0."Value", s0."Value0", s0."Value1", s0."Value2"
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0", a1."Value1", a1."Value2"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT CASE
            WHEN count(*) FILTER (WHERE a0."Weight" IS NOT NULL) = 0 THEN NULL
            ELSE COALESCE(sum(a0."Weight"), 0.0)
        END AS "Value", CASE
            WHEN count(*) FILTER (WHERE a0."Weight" IS NOT NULL) = 0 THEN NULL
            ELSE COALESCE(sum(a0."Weight"), 0.0)::double precision / count(*) FILTER (WHERE a0."Weight" IS NOT NULL)::double precision
        END AS "Value0", min(a0."Weight") AS "Value1", max(a0."Weight") AS "Value2"
        FROM (
            SELECT a."Weight", 1 AS "Key"
            FROM "Athletes" AS a
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
LIMIT @Value
-- {"value":[{"S@odata.type":"#Decimal","S":294.1,"A@odata.type":"#Double","A":42.01428571428572,"L@odata.type":"#Decimal","L":28,"H@odata.type":"#Decimal","H":60.1}]}

-- Athletes?$apply=aggregate(Score with sum as S,Score with average as A,Score with min as L,Score with max as H)
SELECT s0."Value", s0."Value0", s0."Value1", s0."Value2"
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0", a1."Value1", a1."Value2"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT COALESCE(sum(a0."Score"), 0.0) AS "Value", COALESCE(sum(a0."Score"), 0.0) / count(*)::double precision AS "Value0", min(a0."Score") AS "Value1", max(a0."Score") AS "Value2"
        FROM (
            SELECT a."Score", 1 AS "Key"
            FROM "Athletes" AS a
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
LIMIT @Value
-- {"value":[{"S@odata.type":"#Double","S":26.65,"A@odata.type":"#Double","A":3.33125,"L@odata.type":"#Double","L":-2.5,"H@odata.type":"#Double","H":10.25}]}

-- Athletes?$apply=aggregate(Name with min as L,Name with max as H,Name with countdistinct as D)
SELECT s0."Value", s0."Value0", COALESCE(s0."Value1", 0)
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0", a1."Value1"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT min(a0."Name") AS "Value", max(a0."Name") AS "Value0", count(DISTINCT a0."Name") AS "Value1"
        FROM (
            SELECT a."Name", 1 AS "Key"
            FROM "Athletes" AS a
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
LIMIT @Value
-- {"value":[{"L":"Ann","H":"小明","D@odata.type":"#Decimal","D":8}]}

-- Athletes?$apply=aggregate(RegisteredAt with min as L,RegisteredAt with max as H,TrainsAt with min as T,Club/FoundedOn with max as F)
SELECT s3."Value", s3."Value0", s3."Value1", s3."Value2"
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT s2."Value", s2."Value0", s2."Value1", s2."Value2"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT min(s1."Value") AS "Value", max(s1."Value") AS "Value0", min(s1."Value0") AS "Value1", max(s1."Value1") AS "Value2"
        FROM (
            SELECT s0."Value", s0."Value0", s0."Value1", 1 AS "Key"
            FROM (
                SELECT DISTINCT a."RegisteredAt" AS "Value", a."TrainsAt" AS "Value0", CASE
                    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."FoundedOn"
                END AS "Value1", a."Id" AS "Value2"
                FROM "Athletes" AS a
                LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
            ) AS s0
        ) AS s1
        GROUP BY s1."Key"
    ) AS s2 ON TRUE
) AS s3
LIMIT @Value2
-- {"value":[{"L@odata.type":"#DateTimeOffset","L":"2026-03-01T11:20:30.5Z","H@odata.type":"#DateTimeOffset","H":"2026-03-08T18:20:30.5Z","T@odata.type":"#TimeOfDay","T":"09:30:15.25","F@odata.type":"#Date","F":"1999-05-01"}]}

-- Athletes?$apply=aggregate(Hand with max as H,Hand with countdistinct as D)
SELECT s0."Value", COALESCE(s0."Value0", 0)
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a1."Value", a1."Value0"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT max(a0."Hand") AS "Value", count(DISTINCT a0."Hand") AS "Value0"
        FROM (
            SELECT a."Hand", 1 AS "Key"
            FROM "Athletes" AS a
        ) AS a0
        GROUP BY a0."Key"
    ) AS a1 ON TRUE
) AS s0
LIMIT @Value
-- {"value":[{"H@odata.type":"#League.Hand","H":"Right","D@odata.type":"#Decimal","D":2}]}

-- Athletes?$apply=aggregate(Club with countdistinct as D)
SELECT COALESCE(s3."Value", 0)
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT s2."Value"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT count(DISTINCT s1."Value") FILTER (WHERE s1."Value" IS NOT NULL) AS "Value"
        FROM (
            SELECT s0."Value", 1 AS "Key"
            FROM (
                SELECT DISTINCT CASE
                    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
                END AS "Value", a."Id" AS "Value0"
                FROM "Athletes" AS a
                LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
            ) AS s0
        ) AS s1
        GROUP BY s1."Key"
    ) AS s2 ON TRUE
) AS s3
LIMIT @Value2
-- {"value":[{"D@odata.type":"#Decimal","D":2}]}

-- Athletes?$apply=compute(BirthYear mod 2 as Odd)/groupby((Odd),aggregate($count as N))
SELECT a0."Value", count(*)
FROM (
    SELECT a."BirthYear" % @Value AS "Value"
    FROM "Athletes" AS a
) AS a0
GROUP BY a0."Value"
ORDER BY a0."Value" IS NOT NULL, a0."Value"
LIMIT @Value1
-- {"value":[{"Odd@odata.type":"#Int32","Odd":0,"N@odata.type":"#Decimal","N":5},{"Odd@odata.type":"#Int32","Odd":1,"N@odata.type":"#Decimal","N":3}]}

-- Athletes?$apply=compute(1 as One)/groupby((One),aggregate($count as N))
SELECT @Value, count(*)
FROM (
    SELECT 1 AS "Key"
    FROM "Athletes" AS a
) AS a0
GROUP BY a0."Key"
ORDER BY (SELECT 1)
LIMIT @Value1
-- {"value":[{"One@odata.type":"#Int32","One":1,"N@odata.type":"#Decimal","N":8}]}

-- Athletes?$apply=groupby((BirthYear),compute(Rank mul 2 as Twice)/aggregate(Twice with sum as T))
SELECT a."BirthYear", CASE
    WHEN count(*) FILTER (WHERE a."Rank" IS NOT NULL) = 0 THEN NULL
    ELSE COALESCE(sum(CAST(a."Rank" * @Value AS bigint)), 0.0)::bigint
END
FROM "Athletes" AS a
GROUP BY a."BirthYear"
ORDER BY a."BirthYear"
LIMIT @Value1
-- {"value":[{"BirthYear":2009,"T@odata.type":"#Int64","T":18},{"BirthYear":2010,"T@odata.type":"#Int64","T":4},{"BirthYear":2011,"T":null},{"BirthYear":2012,"T@odata.type":"#Int64","T":14},{"BirthYear":2013,"T@odata.type":"#Int64","T":2},{"BirthYear":2014,"T@odata.type":"#Int64","T":10}]}

-- Athletes?$apply=groupby((BirthYear),aggregate($count as N))/filter(N gt 1)
SELECT a."BirthYear", count(*)
FROM "Athletes" AS a
GROUP BY a."BirthYear"
HAVING count(*) > @Value
ORDER BY a."BirthYear"
LIMIT @Value1
-- {"value":[{"BirthYear":2012,"N@odata.type":"#Decimal","N":3}]}

-- Athletes?$apply=groupby((BirthYear),aggregate($count as N))/groupby((N),aggregate($count as Years,BirthYear with max as Last))
SELECT a0."Value0", count(*), max(a0."Value")
FROM (
    SELECT a."BirthYear" AS "Value", count(*) AS "Value0"
    FROM "Athletes" AS a
    GROUP BY a."BirthYear"
) AS a0
GROUP BY a0."Value0"
ORDER BY a0."Value0"
LIMIT @Value
-- {"value":[{"N@odata.type":"#Decimal","N":1,"Years@odata.type":"#Decimal","Years":5,"Last@odata.type":"#Int32","Last":2014},{"N@odata.type":"#Decimal","N":3,"Years@odata.type":"#Decimal","Years":1,"Last@odata.type":"#Int32","Last":2012}]}

-- Athletes?$apply=groupby((BirthYear),aggregate($count as N))/aggregate(N with max as Most,N with average as Mean)
SELECT s0."Value", s0."Value0"
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a2."Value", a2."Value0"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT max(a1."Value0") AS "Value", COALESCE(sum(a1."Value0"), 0.0)::bigint::double precision / count(*)::double precision AS "Value0"
        FROM (
            SELECT a0."Value0", 1 AS "Key"
            FROM (
                SELECT count(*) AS "Value0"
                FROM "Athletes" AS a
                GROUP BY a."BirthYear"
            ) AS a0
        ) AS a1
        GROUP BY a1."Key"
    ) AS a2 ON TRUE
) AS s0
LIMIT @Value
-- {"value":[{"Most@odata.type":"#Int64","Most":3,"Mean@odata.type":"#Double","Mean":1.3333333333333333}]}

-- Athletes?$apply=groupby((Club/Name),aggregate($count as N))/groupby((Club/Name))
SELECT s0."Value"
FROM (
    SELECT s."Value"
    FROM (
        SELECT CASE
            WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
        END AS "Value"
        FROM "Athletes" AS a
        LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
    ) AS s
    GROUP BY s."Value"
) AS s0
GROUP BY s0."Value"
ORDER BY s0."Value" IS NOT NULL, s0."Value"
LIMIT @Value1
-- {"value":[{"Club":null},{"Club":{"Name":"North"}},{"Club":{"Name":"South"}}]}

-- Athletes?$apply=groupby((Club/Size),aggregate($count as N))
SELECT s."Value", count(*)
FROM (
    SELECT CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
            SELECT count(*)::int
            FROM "Athletes" AS a0
            WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
    END AS "Value"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value"
ORDER BY s."Value" IS NOT NULL, s."Value"
LIMIT @Value1
-- {"value":[{"N@odata.type":"#Decimal","N":3,"Club":null},{"N@odata.type":"#Decimal","N":2,"Club":{"Size":2}},{"N@odata.type":"#Decimal","N":3,"Club":{"Size":3}}]}

-- Athletes?$apply=aggregate(Club/Athletes/$count as N)
SELECT COALESCE(s3."Value", 0)
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT s2."Value"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT COALESCE(sum(s1."Value"::bigint), 0.0)::bigint AS "Value"
        FROM (
            SELECT s0."Value", 1 AS "Key"
            FROM (
                SELECT DISTINCT CASE
                    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
                        SELECT count(*)::int
                        FROM "Athletes" AS a0
                        WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
                    ELSE 0
                END AS "Value", a."Id" AS "Value0"
                FROM "Athletes" AS a
                LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
            ) AS s0
        ) AS s1
        GROUP BY s1."Key"
    ) AS s2 ON TRUE
) AS s3
LIMIT @Value2
-- {"value":[{"N@odata.type":"#Decimal","N":13}]}

-- Athletes?$apply=compute(Club/Athletes/$count as Size)/groupby((Size),aggregate($count as N))
SELECT s."Value", count(*)
FROM (
    SELECT CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
            SELECT count(*)::int
            FROM "Athletes" AS a0
            WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
        ELSE 0
    END AS "Value"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value"
ORDER BY s."Value"
LIMIT @Value1
-- {"value":[{"Size@odata.type":"#Int32","Size":0,"N@odata.type":"#Decimal","N":3},{"Size@odata.type":"#Int32","Size":2,"N@odata.type":"#Decimal","N":2},{"Size@odata.type":"#Int32","Size":3,"N@odata.type":"#Decimal","N":3}]}

-- Athletes?$apply=compute(Club/Athletes/$count as Size)/aggregate(Size with sum as N)
SELECT s3."Value"
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT s2."Value"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT COALESCE(sum(s1."Value"::bigint), 0.0)::bigint AS "Value"
        FROM (
            SELECT s0."Value", 1 AS "Key"
            FROM (
                SELECT DISTINCT CASE
                    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
                        SELECT count(*)::int
                        FROM "Athletes" AS a0
                        WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
                    ELSE 0
                END AS "Value", a."Id" AS "Value0"
                FROM "Athletes" AS a
                LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
            ) AS s0
        ) AS s1
        GROUP BY s1."Key"
    ) AS s2 ON TRUE
) AS s3
LIMIT @Value2
-- {"value":[{"N@odata.type":"#Int64","N":13}]}

-- Athletes?$apply=compute(year(RegisteredAt) as Y,month(RegisteredAt) as M)/groupby((Y,M),aggregate($count as N))
SELECT a0."Value", a0."Value0", count(*)
FROM (
    SELECT date_part('year', a."RegisteredAt" AT TIME ZONE 'UTC')::int AS "Value", date_part('month', a."RegisteredAt" AT TIME ZONE 'UTC')::int AS "Value0"
    FROM "Athletes" AS a
) AS a0
GROUP BY a0."Value", a0."Value0"
ORDER BY a0."Value", a0."Value0"
LIMIT @Value
-- {"value":[{"Y@odata.type":"#Int32","Y":2026,"M@odata.type":"#Int32","M":3,"N@odata.type":"#Decimal","N":8}]}

-- Athletes?$apply=compute(date(RegisteredAt) as D)/groupby((D),aggregate($count as N))/filter(D lt 2026-03-03)
SELECT a0."Value", count(*)
FROM (
    SELECT CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS date) AS "Value"
    FROM "Athletes" AS a
) AS a0
GROUP BY a0."Value"
HAVING a0."Value" < @Value
ORDER BY a0."Value"
LIMIT @Value1
-- {"value":[{"D@odata.type":"#Date","D":"2026-03-01","N@odata.type":"#Decimal","N":1},{"D@odata.type":"#Date","D":"2026-03-02","N@odata.type":"#Decimal","N":1}]}

-- Athletes?$apply=compute(length(Name) as L)/groupby((L),aggregate($count as N))&$filter=N gt 1&$orderby=N desc,L&$select=L
SELECT a0."Value", count(*)
FROM (
    SELECT length(a."Name")::int AS "Value"
    FROM "Athletes" AS a
) AS a0
GROUP BY a0."Value"
HAVING count(*) > @Value
ORDER BY count(*) DESC, a0."Value"
LIMIT @Value1
-- {"value":[{"L@odata.type":"#Int32","L":3},{"L@odata.type":"#Int32","L":2}]}

-- Athletes?$apply=compute(Rank gt 3 as High)/groupby((High),aggregate($count as N))
SELECT a0."Value", count(*)
FROM (
    SELECT CASE
        WHEN a."Rank" > @Value THEN TRUE
        ELSE FALSE
    END AS "Value"
    FROM "Athletes" AS a
) AS a0
GROUP BY a0."Value"
ORDER BY a0."Value"
LIMIT @Value1
-- {"value":[{"High":false,"N@odata.type":"#Decimal","N":5},{"High":true,"N@odata.type":"#Decimal","N":3}]}

-- Athletes?$apply=compute(contains(Nick,'n') as High)/groupby((High),aggregate($count as N))
SELECT a0."Value", count(*)
FROM (
    SELECT CASE
        WHEN a."Nick" IS NULL THEN NULL
        ELSE a."Nick" LIKE @Value_contains AND a."Nick" IS NOT NULL
    END AS "Value"
    FROM "Athletes" AS a
) AS a0
GROUP BY a0."Value"
ORDER BY a0."Value" IS NOT NULL, a0."Value"
LIMIT @Value1
-- {"value":[{"High":null,"N@odata.type":"#Decimal","N":1},{"High":false,"N@odata.type":"#Decimal","N":5},{"High":true,"N@odata.type":"#Decimal","N":2}]}

-- Athletes?$apply=topcount(3,Score)/aggregate(Score with min as L)
SELECT s0."Value"
FROM (
    SELECT 1 AS "Value"
) AS s
CROSS JOIN (
    SELECT a2."Value"
    FROM (
        SELECT 1
    ) AS e
    LEFT JOIN (
        SELECT min(a1."Score") AS "Value"
        FROM (
            SELECT a0."Score", 1 AS "Key"
            FROM (
                SELECT a."Score"
                FROM "Athletes" AS a
                ORDER BY a."Score" DESC, a."Id"
                LIMIT @Value
            ) AS a0
        ) AS a1
        GROUP BY a1."Key"
    ) AS a2 ON TRUE
) AS s0
LIMIT @Value2
-- {"value":[{"L@odata.type":"#Double","L":4.4}]}

-- Athletes?$apply=bottomcount(2,Score)&$select=Id
SELECT a0."Id", a0."RowVersion"
FROM (
    SELECT a."Id", a."RowVersion"
    FROM "Athletes" AS a
    ORDER BY a."Score", a."Id"
    LIMIT @Value
) AS a0
ORDER BY a0."Id"
LIMIT @Value1
-- {"value":[{"Id":3},{"Id":4}]}

-- Athletes?$apply=orderby(Score desc)/top(2)&$select=Id
SELECT a0."Id", a0."RowVersion", a0."Score"
FROM (
    SELECT a."Id", a."RowVersion", a."Score"
    FROM "Athletes" AS a
    ORDER BY a."Score" DESC, a."Id"
    LIMIT @Value
) AS a0
ORDER BY a0."Score" DESC, a0."Id"
LIMIT @Value1
-- {"value":[{"Id":5},{"Id":6}]}

-- Athletes?$apply=orderby(Score desc)/skip(6)&$select=Id
SELECT a0."Id", a0."RowVersion", a0."Score"
FROM (
    SELECT a."Id", a."RowVersion", a."Score"
    FROM "Athletes" AS a
    ORDER BY a."Score" DESC, a."Id"
    OFFSET @Value
) AS a0
ORDER BY a0."Score" DESC, a0."Id"
LIMIT @Value1
-- {"value":[{"Id":4},{"Id":3}]}

-- Athletes?$apply=groupby((BirthYear),aggregate($count as N))/topcount(1,N)
SELECT a0."Value", a0."Value0"
FROM (
    SELECT a."BirthYear" AS "Value", count(*) AS "Value0"
    FROM "Athletes" AS a
    GROUP BY a."BirthYear"
    ORDER BY count(*) DESC, a."BirthYear"
    LIMIT @Value
) AS a0
ORDER BY a0."Value"
LIMIT @Value1
-- {"value":[{"BirthYear":2012,"N@odata.type":"#Decimal","N":3}]}

-- Athletes?$apply=groupby((BirthYear),aggregate($count as N))/orderby(N desc)/top(2)
SELECT a0."Value", a0."Value0"
FROM (
    SELECT a."BirthYear" AS "Value", count(*) AS "Value0"
    FROM "Athletes" AS a
    GROUP BY a."BirthYear"
    ORDER BY count(*) DESC, a."BirthYear"
    LIMIT @Value
) AS a0
ORDER BY a0."Value0" DESC, a0."Value"
LIMIT @Value1
-- {"value":[{"BirthYear":2012,"N@odata.type":"#Decimal","N":3},{"BirthYear":2009,"N@odata.type":"#Decimal","N":1}]}

-- Athletes?$apply=filter(Active)&$select=Id&$top=2&$count=true
SELECT count(*)
FROM "Athletes" AS a
WHERE a."Active"
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Active"
ORDER BY a."Id"
LIMIT @Value
-- {"@odata.count":5,"value":[{"Id":1},{"Id":3}]}

-- Athletes?$apply=filter(Active)/compute(Rank add 1 as Next)&$select=Id,Next&$filter=Next gt 3
SELECT a."Id", a."RowVersion", a."Rank" + @Value
FROM "Athletes" AS a
WHERE a."Active" AND a."Rank" + @Value > @Value1
ORDER BY a."Id"
LIMIT @Value2
-- {"value":[{"Id":1,"Next@odata.type":"#Int32","Next":4},{"Id":6,"Next@odata.type":"#Int32","Next":6},{"Id":7,"Next@odata.type":"#Int32","Next":5}]}

-- Athletes?$apply=search(ann)&$select=Id
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE lower(a."Name") LIKE @Value_contains OR (a."Nick" IS NOT NULL AND lower(a."Nick") LIKE @Value_contains)
ORDER BY a."Id"
LIMIT @Value2
-- {"value":[{"Id":1},{"Id":7}]}

-- Athletes?$apply=identity&$select=Id&$top=1
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- {"value":[{"Id":1}]}

-- Athletes?$apply=groupby((Hand),aggregate($count as N))&$top=1&$count=true
SELECT count(*)
FROM (
    SELECT 1
    FROM "Athletes" AS a
    GROUP BY a."Hand"
) AS a0
SELECT a."Hand", count(*)
FROM "Athletes" AS a
GROUP BY a."Hand"
ORDER BY a."Hand"
LIMIT @Value
-- {"@odata.count":2,"value":[{"Hand":"Left","N@odata.type":"#Decimal","N":3}]}

-- Athletes?$apply=groupby((Hand),aggregate($count as N))&$skip=1
SELECT a."Hand", count(*)
FROM "Athletes" AS a
GROUP BY a."Hand"
ORDER BY a."Hand"
LIMIT @Value1 OFFSET @Value
-- {"value":[{"Hand":"Right","N@odata.type":"#Decimal","N":5}]}

-- Athletes?$apply=groupby((Hand),aggregate($count as N))&$compute=N mul 2 as M&$filter=M gt 6
SELECT a."Hand", count(*), count(*) * @Value
FROM "Athletes" AS a
GROUP BY a."Hand"
HAVING count(*) * @Value > @Value1
ORDER BY a."Hand"
LIMIT @Value2
-- {"value":[{"Hand":"Right","N@odata.type":"#Decimal","N":5,"M@odata.type":"#Int64","M":10}]}

-- Athletes?$apply=groupby((Club/Name,Hand))&$select=Club/Name&$orderby=Club/Name desc
SELECT s."Value", s."Hand"
FROM (
    SELECT a."Hand", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
    END AS "Value"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value", s."Hand"
ORDER BY s."Value" IS NOT NULL DESC, s."Value" DESC, s."Hand"
LIMIT @Value1
-- {"value":[{"Club":{"Name":"South"}},{"Club":{"Name":"South"}},{"Club":{"Name":"North"}},{"Club":{"Name":"North"}},{"Club":null}]}

-- Athletes?$apply=groupby((Rank))&$orderby=Rank desc
SELECT a."Rank"
FROM "Athletes" AS a
GROUP BY a."Rank"
ORDER BY a."Rank" IS NOT NULL DESC, a."Rank" DESC
LIMIT @Value
-- {"value":[{"Rank":9},{"Rank":5},{"Rank":4},{"Rank":3},{"Rank":2},{"Rank":1},{"Rank":null}]}

-- Athletes?$apply=groupby((TrainsAt,Card))&$top=1
SELECT a."TrainsAt", a."Card"
FROM "Athletes" AS a
GROUP BY a."TrainsAt", a."Card"
ORDER BY a."TrainsAt" IS NOT NULL, a."TrainsAt", a."Card"
LIMIT @Value
-- {"value":[{"TrainsAt":null,"Card":"00000002-0000-0000-0000-000000000000"}]}

-- Athletes?$apply=groupby((Hand),aggregate(Club/Size with max as M,Club/FoundedOn with countdistinct as D,Club with countdistinct as E))
SELECT s."Value", max(s."Value0"), count(DISTINCT s."Value1") FILTER (WHERE s."Value1" IS NOT NULL), count(DISTINCT s."Value2") FILTER (WHERE s."Value2" IS NOT NULL)
FROM (
    SELECT DISTINCT a."Hand" AS "Value", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
            SELECT count(*)::int
            FROM "Athletes" AS a0
            WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
    END AS "Value0", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value1) OR (c."Id" IS NULL AND array_position(@Value1, NULL) IS NOT NULL) THEN c."FoundedOn"
    END AS "Value1", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value2) OR (c."Id" IS NULL AND array_position(@Value2, NULL) IS NOT NULL) THEN c."Id"
    END AS "Value2", a."Id" AS "Value3"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value"
ORDER BY s."Value"
LIMIT @Value3
-- {"value":[{"Hand":"Left","M@odata.type":"#Int32","M":3,"D@odata.type":"#Decimal","D":1,"E@odata.type":"#Decimal","E":2},{"Hand":"Right","M@odata.type":"#Int32","M":3,"D@odata.type":"#Decimal","D":1,"E@odata.type":"#Decimal","E":2}]}

-- Athletes?$apply=groupby((Hand),aggregate(Club/Athletes/$count as N))
SELECT s."Value", COALESCE(sum(s."Value0"::bigint), 0.0)::bigint
FROM (
    SELECT DISTINCT a."Hand" AS "Value", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
            SELECT count(*)::int
            FROM "Athletes" AS a0
            WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
        ELSE 0
    END AS "Value0", a."Id" AS "Value1"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value"
ORDER BY s."Value"
LIMIT @Value1
-- {"value":[{"Hand":"Left","N@odata.type":"#Decimal","N":8},{"Hand":"Right","N@odata.type":"#Decimal","N":5}]}

-- Athletes?$apply=groupby((RegisteredAt),aggregate(Club/Address/City with max as M))
SELECT s."Value", max(s."Value0")
FROM (
    SELECT DISTINCT a."RegisteredAt" AS "Value", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Address_City"
    END AS "Value0", a."Id" AS "Value1"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
) AS s
GROUP BY s."Value"
ORDER BY s."Value"
LIMIT @Value1
-- {"value":[{"RegisteredAt":"2026-03-01T11:20:30.5Z","M":"Kaifeng"},{"RegisteredAt":"2026-03-02T12:20:30.5Z","M":"Kaifeng"},{"RegisteredAt":"2026-03-03T13:20:30.5Z","M":"Luoyang"},{"RegisteredAt":"2026-03-04T14:20:30.5Z","M":"Luoyang"},{"RegisteredAt":"2026-03-05T15:20:30.5Z","M":null},{"RegisteredAt":"2026-03-06T16:20:30.5Z","M":null},{"RegisteredAt":"2026-03-07T17:20:30.5Z","M":"Kaifeng"},{"RegisteredAt":"2026-03-08T18:20:30.5Z","M":null}]}

-- Athletes?$apply=filter(Club/Name ne 'North')/groupby((Hand),aggregate(Club/Name with max as M))
SELECT s."Value", max(s."Value0")
FROM (
    SELECT DISTINCT a."Hand" AS "Value", CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value2) OR (c."Id" IS NULL AND array_position(@Value2, NULL) IS NOT NULL) THEN c."Name"
    END AS "Value0", a."Id" AS "Value1"
    FROM "Athletes" AS a
    LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
    WHERE CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
    END <> @Value1 OR CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
    END IS NULL
) AS s
GROUP BY s."Value"
ORDER BY s."Value"
LIMIT @Value3
-- {"value":[{"Hand":"Left","M":"South"},{"Hand":"Right","M":"South"}]}

-- Athletes?$apply=compute(1 as One,Rank add 1 as Next)/groupby((One,Hand),aggregate(Next with sum as N))
SELECT @Value1, a."Hand", CASE
    WHEN count(*) FILTER (WHERE a."Rank" IS NOT NULL) = 0 THEN NULL
    ELSE COALESCE(sum(CAST(a."Rank" + @Value AS bigint)), 0.0)::bigint
END
FROM "Athletes" AS a
GROUP BY a."Hand"
ORDER BY (SELECT 1), a."Hand"
LIMIT @Value2
-- {"value":[{"One@odata.type":"#Int32","One":1,"Hand":"Left","N@odata.type":"#Int64","N":12},{"One@odata.type":"#Int32","One":1,"Hand":"Right","N@odata.type":"#Int64","N":18}]}

