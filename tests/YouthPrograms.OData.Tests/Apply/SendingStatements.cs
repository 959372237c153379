using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Apply;

/// <summary>The database groups: one statement, and rows only as far as the page goes.</summary>
public sealed class SendingStatements
{
    private static readonly (string Apply, string Sql)[] Table =
    [
        ("groupby((Hand),aggregate($count as N))",
            """
            SELECT "a"."Hand", COUNT(*)
            FROM "Athletes" AS "a"
            GROUP BY "a"."Hand"
            ORDER BY "a"."Hand"
            LIMIT @Value
            """),
        ("groupby((BirthYear),aggregate($count as N))/filter(N gt 1)",
            """
            SELECT "a"."BirthYear", COUNT(*)
            FROM "Athletes" AS "a"
            GROUP BY "a"."BirthYear"
            HAVING COUNT(*) > @Value
            ORDER BY "a"."BirthYear"
            LIMIT @Value1
            """),
        ("groupby((BirthYear),compute(Rank mul 2 as Twice)/aggregate(Twice with sum as T))",
            """
            SELECT "a"."BirthYear", CASE
                WHEN COUNT(CASE
                    WHEN "a"."Rank" IS NOT NULL THEN 1
                END) = 0 THEN NULL
                ELSE COALESCE(SUM(CAST("a"."Rank" * @Value AS INTEGER)), 0)
            END
            FROM "Athletes" AS "a"
            GROUP BY "a"."BirthYear"
            ORDER BY "a"."BirthYear"
            LIMIT @Value1
            """),
        ("groupby((Club/Name),aggregate($count as N))",
            """
            SELECT "s"."Value", COUNT(*)
            FROM (
                SELECT CASE
                    WHEN NOT ("c"."Secret") OR "c"."Id" IN (
                        SELECT "v"."value"
                        FROM json_each(@Value) AS "v"
                    ) THEN "c"."Name"
                END AS "Value"
                FROM "Athletes" AS "a"
                LEFT JOIN "Clubs" AS "c" ON "a"."ClubId" = "c"."Id"
            ) AS "s"
            GROUP BY "s"."Value"
            ORDER BY "s"."Value"
            LIMIT @Value1
            """),
        ("groupby((Hand),aggregate(Club/Size with max as M,Club/FoundedOn with countdistinct as D,Club with countdistinct as E))",
            """
            SELECT "s"."Value", MAX("s"."Value0"), COUNT(DISTINCT (CASE
                WHEN "s"."Value1" IS NOT NULL THEN "s"."Value1"
            END)), COUNT(DISTINCT (CASE
                WHEN "s"."Value2" IS NOT NULL THEN "s"."Value2"
            END))
            FROM (
                SELECT DISTINCT "a"."Hand" AS "Value", CASE
                    WHEN NOT ("c"."Secret") OR "c"."Id" IN (
                        SELECT "v"."value"
                        FROM json_each(@Value) AS "v"
                    ) THEN (
                        SELECT COUNT(*)
                        FROM "Athletes" AS "a0"
                        WHERE "c"."Id" IS NOT NULL AND "c"."Id" = "a0"."ClubId")
                END AS "Value0", CASE
                    WHEN NOT ("c"."Secret") OR "c"."Id" IN (
                        SELECT "v0"."value"
                        FROM json_each(@Value1) AS "v0"
                    ) THEN "c"."FoundedOn"
                END AS "Value1", CASE
                    WHEN NOT ("c"."Secret") OR "c"."Id" IN (
                        SELECT "v1"."value"
                        FROM json_each(@Value2) AS "v1"
                    ) THEN "c"."Id"
                END AS "Value2", "a"."Id" AS "Value3"
                FROM "Athletes" AS "a"
                LEFT JOIN "Clubs" AS "c" ON "a"."ClubId" = "c"."Id"
            ) AS "s"
            GROUP BY "s"."Value"
            ORDER BY "s"."Value"
            LIMIT @Value3
            """),
        ("groupby((BirthYear),aggregate($count as N))/aggregate(N with max as Most,N with average as Mean)",
            """
            SELECT "s0"."Value", "s0"."Value0"
            FROM (
                SELECT 1 AS "Value"
            ) AS "s"
            CROSS JOIN (
                SELECT "a2"."Value", "a2"."Value0"
                FROM (
                    SELECT 1
                ) AS "e"
                LEFT JOIN (
                    SELECT MAX("a1"."Value0") AS "Value", CAST(COALESCE(SUM("a1"."Value0"), 0) AS REAL) / CAST(COUNT(*) AS REAL) AS "Value0"
                    FROM (
                        SELECT "a0"."Value0", 1 AS "Key"
                        FROM (
                            SELECT COUNT(*) AS "Value0"
                            FROM "Athletes" AS "a"
                            GROUP BY "a"."BirthYear"
                        ) AS "a0"
                    ) AS "a1"
                    GROUP BY "a1"."Key"
                ) AS "a2" ON 1
            ) AS "s0"
            LIMIT @Value
            """),
        ("topcount(3,Score)/aggregate(Score with min as L)",
            """
            SELECT "s0"."Value"
            FROM (
                SELECT 1 AS "Value"
            ) AS "s"
            CROSS JOIN (
                SELECT "a2"."Value"
                FROM (
                    SELECT 1
                ) AS "e"
                LEFT JOIN (
                    SELECT MIN("a1"."Score") AS "Value"
                    FROM (
                        SELECT "a0"."Score", 1 AS "Key"
                        FROM (
                            SELECT "a"."Score"
                            FROM "Athletes" AS "a"
                            ORDER BY "a"."Score" DESC, "a"."Id"
                            LIMIT @Value
                        ) AS "a0"
                    ) AS "a1"
                    GROUP BY "a1"."Key"
                ) AS "a2" ON 1
            ) AS "s0"
            LIMIT @Value2
            """),
    ];

    public static TheoryData<string, string> Cases() => [.. Table.Select(t => (t.Apply, t.Sql))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Groups_in_the_database(string apply, string sql)
    {
        var statements = new Statements();
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, null, statements);
        statements.Sent.Clear();
        await service.GetAsync("Athletes?$apply=" + apply);
        Assert.Equal(sql.ReplaceLineEndings(), Assert.Single(statements.Sent).ReplaceLineEndings());
    }
}
