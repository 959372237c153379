-- BirthYear eq 2012
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":5},{"Id":7}]

-- BirthYear ne 2012
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" <> @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":3},{"Id":4},{"Id":6},{"Id":8}]

-- BirthYear gt 2012
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3},{"Id":6}]

-- BirthYear ge 2012
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" >= @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":3},{"Id":5},{"Id":6},{"Id":7}]

-- BirthYear lt 2011
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":4},{"Id":8}]

-- BirthYear le 2011
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" <= @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":4},{"Id":8}]

-- 2012 lt BirthYear
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE @Value < a."BirthYear"
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3},{"Id":6}]

-- Rank eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" IS NULL
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":2},{"Id":5}]

-- Rank ne null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" IS NOT NULL
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":3},{"Id":4},{"Id":6},{"Id":7},{"Id":8}]

-- Rank gt 3
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6},{"Id":7},{"Id":8}]

-- not (Rank gt 3)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" <= @Value OR a."Rank" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5}]

-- Rank ne 3
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" <> @Value OR a."Rank" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- not (Rank eq 3)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" <> @Value OR a."Rank" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Rank gt null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE FALSE
ORDER BY a."Id"
LIMIT @Value
-- []

-- not (Rank gt null)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Name eq 'Ann'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- Name gt 'Zoe'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6},{"Id":7}]

-- Name eq 'O''Neil'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5}]

-- Active
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Active"
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":3},{"Id":4},{"Id":6},{"Id":7}]

-- not Active
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE NOT (a."Active")
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":2},{"Id":5},{"Id":8}]

-- Active eq false
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE NOT (a."Active")
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":2},{"Id":5},{"Id":8}]

-- Active eq (Rank gt 3)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Active" = CASE
    WHEN a."Rank" > @Value THEN TRUE
    ELSE FALSE
END
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":5},{"Id":6},{"Id":7}]

-- Weight eq 31.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Weight" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":7}]

-- Weight gt 40
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Weight" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":4},{"Id":5},{"Id":8}]

-- Weight lt 28.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Weight" < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6}]

-- Score gt 2.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Score" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Score eq -2.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Score" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3}]

-- Rank eq 2.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank"::numeric = @Value
ORDER BY a."Id"
LIMIT @Value1
-- []

-- Rank lt 2.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank"::numeric < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3},{"Id":4}]

-- BirthYear lt 3000000000
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear"::bigint < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Active and BirthYear eq 2012
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Active" AND a."BirthYear" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":7}]

-- Active or BirthYear eq 2012
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Active" OR a."BirthYear" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7}]

-- not (Active or BirthYear eq 2012)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE NOT (a."Active") AND a."BirthYear" <> @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":8}]

-- not (Active and not (BirthYear eq 2012))
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE NOT (a."Active") OR a."BirthYear" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":5},{"Id":7},{"Id":8}]

-- (BirthYear eq 2012 or BirthYear eq 2011) and not Active
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE (a."BirthYear" = @Value OR a."BirthYear" = @Value1) AND NOT (a."Active")
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":2},{"Id":5}]

-- true
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- false
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE FALSE
ORDER BY a."Id"
LIMIT @Value
-- []

-- BirthYear in (2010,2014)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" = ANY (@Value)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":4},{"Id":6}]

-- not (BirthYear in (2010,2014))
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE NOT (a."BirthYear" = ANY (@Value) AND a."BirthYear" = ANY (@Value) IS NOT NULL)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":5},{"Id":7},{"Id":8}]

-- Rank in (1,null)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" IS NULL OR a."Rank" = ANY (@Value)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":3},{"Id":5}]

-- not (Rank in (1,null))
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" IS NOT NULL AND NOT (a."Rank" = ANY (@Value) AND a."Rank" = ANY (@Value) IS NOT NULL)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":4},{"Id":6},{"Id":7},{"Id":8}]

-- not (Rank in (1,2))
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" IS NULL OR NOT (a."Rank" = ANY (@Value) AND a."Rank" = ANY (@Value) IS NOT NULL)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Name in ('Bo','Zoe')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = ANY (@Value)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":8}]

-- Name in ["Bo","Zoe"]
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = ANY (@Value)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":8}]

-- Hand in ('Left')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Hand" = ANY (@Value)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":4},{"Id":7}]

-- Name in ()
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = ANY (@Value)
ORDER BY a."Id"
LIMIT @Value1
-- []

-- 'x' in Tags
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE @Value = ANY (a."Tags")
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":8}]

-- Hand eq 'Left'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Hand" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":4},{"Id":7}]

-- Hand eq League.Hand'Right'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Hand" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":3},{"Id":5},{"Id":6},{"Id":8}]

-- Hand ne 'Left'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Hand" <> @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":3},{"Id":5},{"Id":6},{"Id":8}]

-- Skills has League.Skills'Spin'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Skills" & @Value = @Value
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":5},{"Id":8}]

-- Skills has 'Spin'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Skills" & @Value = @Value
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":5},{"Id":8}]

-- not (Skills has 'Spin')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Skills" & @Value <> @Value
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":2},{"Id":3},{"Id":4},{"Id":6},{"Id":7}]

-- Skills eq League.Skills'Serve,Spin'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Skills" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- BirthYear add 1 eq 2013
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" + @Value = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":5},{"Id":7}]

-- BirthYear sub 2 eq 2010
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" - @Value = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":5},{"Id":7}]

-- Rank mul 2 gt 8
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" * @Value > @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":6},{"Id":8}]

-- Rank div 2 eq 1
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" / @Value = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":4}]

-- Rank divby 2 eq 1.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank"::numeric / @p = @Value
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1}]

-- BirthYear mod 2 eq 1
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear" % @Value = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":2},{"Id":3},{"Id":8}]

-- Score mod 2 eq 1.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Score" - @Value * trunc(a."Score" / @Value) = @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":1},{"Id":7}]

-- Weight mod 2 eq 1.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Weight" % @Value = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":7}]

-- Weight add 0.5 eq 32
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Weight" + @Value = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":7}]

-- Weight div 2 lt 15
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Weight" / @Value < @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":6}]

-- Score div 0 eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Rank mod 0 eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- -Score gt 0
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE -a."Score" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3}]

-- Rank add 1 eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":5}]

-- 10 div (BirthYear sub 2012) eq -10
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."BirthYear" - @Value = 0 THEN NULL
    ELSE @Value2 / (a."BirthYear" - @Value)
END = @Value3
ORDER BY a."Id"
LIMIT @Value4
-- [{"Id":2}]

-- contains(Name,'nn')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" LIKE @Value_contains
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":7}]

-- contains(Name,'A')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" LIKE @Value_contains
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- startswith(Name,'A')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" LIKE @Value_startswith
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- startswith(Name,'a')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" LIKE @Value_startswith
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":7}]

-- endswith(Name,'e')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" LIKE @Value_endswith
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":4},{"Id":8}]

-- endswith(Name,'E')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" LIKE @Value_endswith
ORDER BY a."Id"
LIMIT @Value1
-- []

-- contains(Nick,'%25')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" LIKE @Value_contains
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":7}]

-- contains(Nick,'_')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" LIKE @Value_contains
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":7}]

-- startswith(Nick,'A%25')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" LIKE @Value_startswith
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":7}]

-- startswith(Nick,'A_')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" LIKE @Value_startswith
ORDER BY a."Id"
LIMIT @Value1
-- []

-- contains(Nick,'n')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" LIKE @Value_contains
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5},{"Id":6}]

-- not contains(Nick,'n')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE (a."Nick" NOT LIKE @Value_contains OR a."Nick" IS NULL) AND a."Nick" IS NOT NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":3},{"Id":4},{"Id":7},{"Id":8}]

-- contains(Nick,null)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE FALSE
ORDER BY a."Id"
LIMIT @Value
-- []

-- contains(Nick,'n') eq false
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" NOT LIKE @Value_contains OR a."Nick" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":7},{"Id":8}]

-- length(Name) eq 2
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE length(a."Name")::int = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":6}]

-- length(Nick) eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" IS NULL
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":2}]

-- length(Nick) eq 0
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE length(a."Nick")::int = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":8}]

-- indexof(Name,'n') eq 1
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE strpos(a."Name", @Value) - 1 = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":7}]

-- indexof(Name,'q') eq -1
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE strpos(a."Name", @Value) - 1 = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- substring(Name,1) eq 'nn'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE substring(a."Name", @Value + 1) = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":7}]

-- substring(Name,0,1) eq 'O'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE substring(a."Name", @Value + 1, @Value1) = @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":5}]

-- substring(Name,5) eq 'l'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE substring(a."Name", @Value + 1) = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":5}]

-- tolower(Name) eq 'ann'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE lower(a."Name") = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":7}]

-- toupper(Name) eq 'DÖRTE'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE upper(a."Name") = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":4}]

-- trim(concat(' ',Name)) eq 'Bo'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE btrim(@Value || a."Name", E' \t\n\r') = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":2}]

-- concat(concat(Name,'-'),Nick) eq 'Ann-a'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Nick" IS NULL THEN NULL
    ELSE a."Name" || @Value || COALESCE(a."Nick", '')
END = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1}]

-- concat(Name,Nick) eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Nick" IS NULL
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":2}]

-- Name eq '小明'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6}]

-- contains(Name,'明')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" LIKE @Value_contains
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6}]

-- Name eq Nick
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = a."Nick"
ORDER BY a."Id"
LIMIT @Value
-- []

-- Name ne Nick
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" <> a."Nick" OR a."Nick" IS NULL
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt eq 2026-03-01T11:20:30.5Z
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- RegisteredAt eq 2026-03-01T19:20:30.5+08:00
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- RegisteredAt gt 2026-03-06
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt lt 2026-03-02T12:20:30.5Z
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- year(RegisteredAt) eq 2026 and month(RegisteredAt) eq 3 and day(RegisteredAt) eq 4
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE date_part('year', a."RegisteredAt" AT TIME ZONE 'UTC')::int = @Value AND date_part('month', a."RegisteredAt" AT TIME ZONE 'UTC')::int = @Value1 AND date_part('day', a."RegisteredAt" AT TIME ZONE 'UTC')::int = @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":4}]

-- hour(RegisteredAt) eq 15 and minute(RegisteredAt) eq 20 and second(RegisteredAt) eq 30
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE date_part('hour', a."RegisteredAt" AT TIME ZONE 'UTC')::int = @Value AND date_part('minute', a."RegisteredAt" AT TIME ZONE 'UTC')::int = @Value1 AND date_part('second', a."RegisteredAt" AT TIME ZONE 'UTC')::int = @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":5}]

-- fractionalseconds(RegisteredAt) eq 0.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CAST(floor(date_part('millisecond', CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS time)))::int % 1000 AS numeric) / 1000.0 = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- date(RegisteredAt) eq 2026-03-03
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS date) = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3}]

-- date(RegisteredAt) gt 2026-03-06
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS date) > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":7},{"Id":8}]

-- time(RegisteredAt) lt 12:00:00
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS time without time zone) < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- time(RegisteredAt) eq 13:20:30.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS time without time zone) = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3}]

-- totaloffsetminutes(RegisteredAt) eq 0
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE @p
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt lt now()
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt gt mindatetime() and RegisteredAt lt maxdatetime()
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" > @Value AND a."RegisteredAt" < @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt gt 2026-03-06T00:00:00Z sub duration'P1D'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt lt 2026-03-01T00:00:00Z add duration'P1DT12H' add duration'PT1H'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" < @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2}]

-- date(RegisteredAt) eq 2026-03-01 add duration'P2D'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS date) = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3}]

-- RegisteredAt gt now() sub duration'P36500D'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- date(RegisteredAt) lt date(now() add duration'P1D')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS date) < @FromDateTime
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- totalseconds(2026-03-02 sub 2026-03-01) eq 86400
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE @p
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- TrainsAt eq 09:30:15.25
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."TrainsAt" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- TrainsAt gt 11:00
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."TrainsAt" > @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3},{"Id":5},{"Id":7}]

-- hour(TrainsAt) eq 13
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE date_part('hour', a."TrainsAt")::int = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5}]

-- minute(TrainsAt) eq 30 and second(TrainsAt) eq 15
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE date_part('minute', a."TrainsAt")::int = @Value AND date_part('second', a."TrainsAt")::int = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":3},{"Id":5},{"Id":7}]

-- fractionalseconds(TrainsAt) eq 0.25
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."TrainsAt" IS NULL THEN NULL
    ELSE CAST(floor(date_part('millisecond', a."TrainsAt"::interval))::int % 1000 AS numeric) / 1000.0
END = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":3},{"Id":5},{"Id":7}]

-- TrainsAt eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."TrainsAt" IS NULL
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":2},{"Id":4},{"Id":6},{"Id":8}]

-- Club/FoundedOn eq 1999-05-01
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."FoundedOn"
END = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":7}]

-- year(Club/FoundedOn) eq 1999
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN (c."Secret" AND NOT (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL) AND (c."Id" IS NOT NULL OR array_position(@Value, NULL) IS NULL)) OR c."FoundedOn" IS NULL THEN NULL
    ELSE date_part('year', CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."FoundedOn"
    END)::int
END = @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":1},{"Id":2},{"Id":7}]

-- round(Score) eq 3
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Score" < 0.0 THEN ceiling(a."Score" - 0.5)
    ELSE floor(a."Score" + 0.5)
END = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2}]

-- round(Score) eq -3
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Score" < 0.0 THEN ceiling(a."Score" - 0.5)
    ELSE floor(a."Score" + 0.5)
END = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3}]

-- floor(Score) eq 3
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE floor(a."Score") = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":7}]

-- ceiling(Score) eq 3
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE ceiling(a."Score") = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2}]

-- round(Weight) eq 32
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Weight" IS NULL THEN NULL
    WHEN a."Weight" < 0.0 THEN ceiling(a."Weight" - 0.5)
    ELSE floor(a."Weight" + 0.5)
END = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":7}]

-- floor(Weight) eq 40
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Weight" IS NULL THEN NULL
    ELSE floor(a."Weight")
END = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2}]

-- ceiling(Weight) eq 41
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Weight" IS NULL THEN NULL
    ELSE ceiling(a."Weight")
END = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2}]

-- RegisteredAt add duration'P1D' gt 2026-03-07T16:00:00Z
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."RegisteredAt" < @Value THEN a."RegisteredAt" + CAST(@Value1::text || ' secs' AS interval)
END > @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt sub duration'PT1H' lt 2026-03-02T11:30:00Z
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."RegisteredAt" > @Value THEN a."RegisteredAt" + CAST(@Value1::text || ' secs' AS interval)
END < @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":1},{"Id":2}]

-- RegisteredAt add duration'PT0.25S' eq 2026-03-01T11:20:30.75Z
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."RegisteredAt" < @Value THEN a."RegisteredAt" + CAST(@Value1::text || ' secs' AS interval)
END = @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":1}]

-- date(RegisteredAt) add duration'P2D' eq 2026-03-05
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS date) < @Value THEN CAST(a."RegisteredAt" AT TIME ZONE 'UTC' AS date) + @Value1
END = @Value2
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":3}]

-- Club/FoundedOn sub duration'PT36H' eq 1999-04-29
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN (NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND c."FoundedOn" IS NOT NULL AND CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."FoundedOn"
    END > @Value2 THEN CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."FoundedOn"
    END + @Value4
END = @Value5
ORDER BY a."Id"
LIMIT @Value6
-- [{"Id":1},{"Id":2},{"Id":7}]

-- Club/FoundedOn add duration'P1D' eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (c."Secret" AND NOT (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL) AND (c."Id" IS NOT NULL OR array_position(@Value, NULL) IS NULL)) OR c."FoundedOn" IS NULL OR CASE
    WHEN CASE
        WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."FoundedOn"
    END < @Value2 THEN FALSE
    ELSE TRUE
END OR CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."FoundedOn"
END IS NULL
ORDER BY a."Id"
LIMIT @Value5
-- [{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":8}]

-- RegisteredAt add duration'P9999999D' eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" >= @Value
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- RegisteredAt sub duration'P9999999D' eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."RegisteredAt" <= @Value
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- year(RegisteredAt add duration'P365D') eq 2027
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."RegisteredAt" >= @Value THEN NULL
    ELSE date_part('year', CASE
        WHEN a."RegisteredAt" < @Value THEN a."RegisteredAt" + CAST(@Value1::text || ' secs' AS interval)
    END AT TIME ZONE 'UTC')::int
END = @Value4
ORDER BY a."Id"
LIMIT @Value5
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Club eq $it/Club
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END = CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value1) OR (c."Id" IS NULL AND array_position(@Value1, NULL) IS NOT NULL) THEN c."Id"
END OR (CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END IS NULL AND CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value1) OR (c."Id" IS NULL AND array_position(@Value1, NULL) IS NOT NULL) THEN c."Id"
END IS NULL)
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- Club ne $root/Clubs(1)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END <> (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) OR CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END IS NULL OR (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) IS NULL) AND (CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END IS NOT NULL OR (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) IS NOT NULL)
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":8}]

-- Club eq $root/Clubs(1)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END = (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) OR (CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END IS NULL AND (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) IS NULL)
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":1},{"Id":2},{"Id":7}]

-- Club eq $root/Clubs(3)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END = (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) OR (CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END IS NULL AND (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) IS NULL)
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":5},{"Id":6},{"Id":8}]

-- not (Club eq $root/Clubs(1))
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END <> (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) OR CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END IS NULL OR (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) IS NULL) AND (CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Id"
END IS NOT NULL OR (
    SELECT c0."Id"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value1)) AND c0."Id" = @Value2
    LIMIT 1) IS NOT NULL)
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":8}]

-- $it eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE FALSE
ORDER BY a."Id"
LIMIT @Value
-- []

-- $it eq $root/Athletes(2)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Id" = (
    SELECT a0."Id"
    FROM "Athletes" AS a0
    WHERE a0."Id" = @Value
    LIMIT 1)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2}]

-- Club/Address eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE c."Id" IS NULL OR (c."Secret" AND NOT (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL))
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5},{"Id":6},{"Id":8}]

-- Club/Address ne null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE c."Id" IS NOT NULL AND (NOT (c."Secret") OR c."Id" = ANY (@Value))
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":7}]

-- Rank gt $root/Athletes(1)/Rank
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank" > (
    SELECT a0."Rank"
    FROM "Athletes" AS a0
    WHERE a0."Id" = @Value
    LIMIT 1)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6},{"Id":7},{"Id":8}]

-- $root/Clubs(2)/Address/City eq Club/Address/City
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (
    SELECT c0."Address_City"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value)) AND c0."Id" = @Value1
    LIMIT 1) = CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value2) OR (c."Id" IS NULL AND array_position(@Value2, NULL) IS NOT NULL) THEN c."Address_City"
END OR ((
    SELECT c0."Address_City"
    FROM "Clubs" AS c0
    WHERE (NOT (c0."Secret") OR c0."Id" = ANY (@Value)) AND c0."Id" = @Value1
    LIMIT 1) IS NULL AND CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value2) OR (c."Id" IS NULL AND array_position(@Value2, NULL) IS NOT NULL) THEN c."Address_City"
END IS NULL)
ORDER BY a."Id"
LIMIT @Value3
-- [{"Id":3},{"Id":4}]

-- $root/Clubs(3)/Name eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE (
    SELECT c."Name"
    FROM "Clubs" AS c
    WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value)) AND c."Id" = @Value1
    LIMIT 1) IS NULL
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- cast(BirthYear,Edm.String) eq '2014'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."BirthYear"::text = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":6}]

-- cast(Rank,Edm.Decimal) div 2 eq 2.5
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Rank"::numeric / @Value = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":6}]

-- isof(Name,Edm.String)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- isof(League.Athlete)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":7},{"Id":8}]

-- case(Rank eq null:0,Rank gt 3:2,true:1) eq 2
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE CASE
    WHEN a."Rank" IS NULL THEN @Value3
    WHEN a."Rank" > @Value THEN @Value1
    ELSE @Value2
END = @Value4
ORDER BY a."Id"
LIMIT @Value5
-- [{"Id":6},{"Id":7},{"Id":8}]

-- Card eq 00000003-0000-0000-0000-000000000000
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Card" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3}]

-- Photo ne null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Photo" IS NOT NULL
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":2}]

-- Photo eq binary'-_8B'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Photo" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- Club/Name eq 'North'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
END = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":7}]

-- Club/Name eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (c."Secret" AND NOT (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL) AND (c."Id" IS NOT NULL OR array_position(@Value, NULL) IS NULL)) OR c."Name" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5},{"Id":6},{"Id":8}]

-- Club/Name ne 'North'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
END <> @Value1 OR CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
END IS NULL
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":8}]

-- not (Club/Name eq 'North')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
END <> @Value1 OR CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Name"
END IS NULL
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":8}]

-- Club eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE c."Id" IS NULL OR (c."Secret" AND NOT (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL))
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":5},{"Id":6},{"Id":8}]

-- Club ne null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE c."Id" IS NOT NULL AND (NOT (c."Secret") OR c."Id" = ANY (@Value))
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":7}]

-- Club/Address/City eq 'Luoyang'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN c."Address_City"
END = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":3},{"Id":4}]

-- Club/Address/Street eq null
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (c."Secret" AND NOT (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL) AND (c."Id" IS NOT NULL OR array_position(@Value, NULL) IS NULL)) OR c."Address_Street" IS NULL
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":3},{"Id":4},{"Id":5},{"Id":6},{"Id":8}]

-- Club/Size gt 2
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
        SELECT count(*)::int
        FROM "Athletes" AS a0
        WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
END > @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":7}]

-- Club/Athletes/$count gt 2
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
        SELECT count(*)::int
        FROM "Athletes" AS a0
        WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId")
    ELSE 0
END > @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":7}]

-- Club/Athletes/$count($filter=Active) eq 2
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE CASE
    WHEN NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL) THEN (
        SELECT count(*)::int
        FROM "Athletes" AS a0
        WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId" AND a0."Active")
    ELSE 0
END = @Value1
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":1},{"Id":2},{"Id":3},{"Id":4},{"Id":7}]

-- Club/Athletes/any(a:a/Rank eq 1)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND EXISTS (
    SELECT 1
    FROM "Athletes" AS a0
    WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId" AND a0."Rank" = @Value1)
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":3},{"Id":4}]

-- Club/Athletes/any(a:a/Rank gt Rank)
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (NOT (c."Secret") OR c."Id" = ANY (@Value) OR (c."Id" IS NULL AND array_position(@Value, NULL) IS NOT NULL)) AND EXISTS (
    SELECT 1
    FROM "Athletes" AS a0
    WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId" AND a0."Rank" > a."Rank")
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":3}]

-- Club/Athletes/all(a:a/Hand eq 'Left')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
LEFT JOIN "Clubs" AS c ON a."ClubId" = c."Id"
WHERE (c."Secret" AND NOT (c."Id" = ANY (@Value) AND c."Id" = ANY (@Value) IS NOT NULL) AND (c."Id" IS NOT NULL OR array_position(@Value, NULL) IS NULL)) OR NOT EXISTS (
    SELECT 1
    FROM "Athletes" AS a0
    WHERE c."Id" IS NOT NULL AND c."Id" = a0."ClubId" AND a0."Hand" <> @Value1)
ORDER BY a."Id"
LIMIT @Value2
-- [{"Id":5},{"Id":6},{"Id":8}]

-- Tags/any(t:t eq 'y')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE @Value = ANY (a."Tags")
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1},{"Id":3}]

-- Tags/any()
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE cardinality(a."Tags") > 0
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":1},{"Id":3},{"Id":5},{"Id":8}]

-- not Tags/any()
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE cardinality(a."Tags") <= 0
ORDER BY a."Id"
LIMIT @Value
-- [{"Id":2},{"Id":4},{"Id":6},{"Id":7}]

-- Tags/$count eq 2
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE cardinality(a."Tags") = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":1}]

-- Tags/all(t:t eq 'y')
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE NOT EXISTS (
    SELECT 1
    FROM unnest(a."Tags") AS t(value)
    WHERE t.value <> @Value)
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2},{"Id":3},{"Id":4},{"Id":6},{"Id":7}]

-- $it/Name eq 'Bo'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2}]

-- League.Athlete/Name eq 'Bo'
SELECT a."Id", a."RowVersion"
FROM "Athletes" AS a
WHERE a."Name" = @Value
ORDER BY a."Id"
LIMIT @Value1
-- [{"Id":2}]

