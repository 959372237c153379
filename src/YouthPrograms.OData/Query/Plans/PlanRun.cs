using System.Data.Common;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>Answers one request by its plan. False means that it did nothing, and that the request must be bound after all.</summary>
internal sealed class PlanRun(Plan plan, PlanRequest request, PlanConnection connection, PlanReply reply, CancellationToken aborted)
{
    private readonly CollectionRead read = plan.Read!;
    private Answer answer = new() { Page = Page.Empty };

    public Task<bool> AnswerAsync()
        => plan.Read is null ? CountAsync() : plan.Members.Count > 0 ? KeptAsync() : StreamedAsync();

    private async Task<bool> CountAsync()
    {
        if (await CountedAsync() is not { } count || (count == 0 && plan.HasParent))
            return false;
        await reply.TextAsync(count);
        return true;
    }

    private async ValueTask<long?> CountedAsync()
    {
        await using var reader = await connection.ReadAsync(plan.Count!, request, aborted);
        return reader is not null && await reader.ReadAsync(aborted) ? reader.GetInt64(0) : null;
    }

    /// <summary>Row by row from the database into the answer.</summary>
    private async Task<bool> StreamedAsync()
    {
        long? count = plan.Count is null || plan.IsEntity ? null : await CountedAsync();
        await using var reader = await connection.ReadAsync(plan.Rows!, request, aborted);
        if (reader is null)
            return false;
        var row = connection.RowOf(reader, plan.Rows!);
        var found = await reader.ReadAsync(aborted);
        if (!found && (plan.HasParent || plan.IsEntity))
            return false;
        if (plan.IsEntity)
            return await EntityAsync(row);
        BeginPage(count);
        var (rows, token) = await RowsAsync(reader, row, found);
        EndPage(rows, token);
        await reply.EndAsync();
        return true;
    }

    private async ValueTask<(int Rows, string? Token)> RowsAsync(DbDataReader reader, ReaderRow row, bool found)
    {
        var wanted = Reader.Wanted(request.Given.Top, request.Given.PageSize);
        var mayGoOn = request.Given.Top is null || request.Given.Top > wanted;
        var writer = Writer();
        var groups = new GroupWriter(reply.Json, reply.Form);
        var rows = 0;
        string? token = null;
        for (; found && rows < wanted; rows++)
        {
            if (read.Groups is not null)
                groups.Row(read.Groups, row, read.Set.Type.Name);
            else
                writer.Entity(read.Shape, row);
            if (rows + 1 == wanted && mayGoOn)
                token = SkipToken.Write(read.Order, row);
            if (reply.IsFull)
                await reply.SendAsync();
            found = await reader.ReadAsync(aborted);
        }
        return (rows, found ? token : null);
    }

    /// <summary>Rows whose members must be asked for before the first can be written.</summary>
    private async Task<bool> KeptAsync()
    {
        long? count = plan.Count is null || plan.IsEntity ? null : await CountedAsync();
        if (await ListAsync(plan.Rows!) is not { } found || (found.Count == 0 && (plan.HasParent || plan.IsEntity)))
            return false;
        var wanted = Reader.Wanted(request.Given.Top, request.Given.PageSize);
        var hasMore = !plan.IsEntity && found.Count > wanted;
        var page = hasMore ? found[..wanted] : found;
        answer = new() { Page = new(page, hasMore), Count = count };
        using var members = new MemberReads(plan, request, connection, answer, reply.Limits.MaxExpandedRows, aborted)
        {
            Writer = buffer => new(buffer.Json, reply.Form, answer, Options()),
        };
        if (!await members.ExpandAsync(read.Shape, page) || (plan.QuotesLiterals && answer.IsCut))
            return false;
        if (plan.IsEntity)
            return await EntityAsync(new BoxedRow(page[0]));
        BeginPage(count);
        var writer = Writer();
        foreach (var row in page)
        {
            writer.Entity(read.Shape, new BoxedRow(row));
            if (reply.IsFull)
                await reply.SendAsync();
        }
        EndPage(page.Count, hasMore ? SkipToken.Write(read.Order, new BoxedRow(page[^1])) : null);
        await reply.EndAsync();
        return true;
    }

    private async ValueTask<List<object?[]>?> ListAsync(Statement statement)
    {
        await using var reader = await connection.ReadAsync(statement, request, aborted);
        if (reader is null)
            return null;
        var row = connection.RowOf(reader, statement);
        List<object?[]> rows = [];
        while (await reader.ReadAsync(aborted))
            rows.Add(row.Copy());
        return rows;
    }

    private async Task<bool> EntityAsync(Row row)
    {
        if (!read.Shape.ReferencesOnly && ETags.NotModified(reply.Http, reply.Form, read.Shape, row))
            return true;
        ETags.Set(reply.Http.Response, read.Shape, row);
        reply.Begin(paged: false);
        reply.Json.WriteStartObject();
        reply.WriteContext(read.EntityFragment);
        Writer().Members(read.Shape, row);
        reply.Json.WriteEndObject();
        await reply.EndAsync();
        return true;
    }

    private EntityWriter Writer() => new(reply.Json, reply.Form, answer, Options());

    // Only links to further pages repeat options, so they are rarely asked for.
    private IEnumerable<(string Name, string Value)> Options()
    {
        foreach (var option in RequestUrl.Split(request.Shape.Query))
            yield return option;
    }

    private void BeginPage(long? count)
    {
        reply.Begin(paged: true);
        reply.Json.WriteStartObject();
        reply.WriteContext(read.Fragment);
        if (count is { } all)
            reply.Json.WriteNumber(reply.Form.Names.Count, all);
        reply.Json.WriteStartArray("value"u8);
    }

    private void EndPage(int rows, string? token)
    {
        reply.Json.WriteEndArray();
        if (token is not null)
        {
            var next = NextLink.Of(reply.Form.Root + "/" + request.Shape.Path, Options(), request.Given.Top, rows, token);
            reply.Json.WriteString(reply.Form.Control("nextLink"), next);
        }
        reply.Json.WriteEndObject();
    }
}
