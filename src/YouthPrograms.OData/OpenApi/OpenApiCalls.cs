using System.Text.Json.Nodes;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.OpenApi;

/// <summary>Actions and functions, bound and unbound.</summary>
internal sealed class OpenApiCalls(ServiceModel model, Wording wording, OpenApiTexts texts)
{
    /// <summary>No set can have this name.</summary>
    public const string UnboundTag = "()";

    private readonly OpenApiParameters parameters = new(model, texts);

    public void AddTo(JsonObject paths, OperationModel operation)
    {
        var item = new JsonObject();
        if (operation is { Binding: OperationBinding.Entity, BoundTo: { IsSingleton: false } set })
            item["parameters"] = new JsonArray(parameters.Key(set));
        item[operation.IsAction ? "post" : "get"] = Call(operation);
        paths[Path(operation)] = item;
    }

    private string Path(OperationModel operation)
    {
        var name = operation.BoundTo is null ? operation.Name : model.Namespace + "." + operation.Name;
        var owner = operation.Binding switch
        {
            OperationBinding.Entity => OpenApiSets.EntityPath(operation.BoundTo!),
            OperationBinding.Collection => "/" + operation.BoundTo!.Name,
            _ => "",
        };
        return $"{owner}/{name}{(operation.IsAction ? "" : $"({string.Join(',', InPath(operation).Select(InPath))})")}";
    }

    private static IEnumerable<ParameterModel> InPath(OperationModel operation) => operation.Parameters.Where(p => !p.Type.Nullable);

    // A text stands in quotes in the address.
    private static string InPath(ParameterModel parameter)
        => parameter.Type.Kind is DataKind.String or DataKind.Enum ? $"{parameter.Name}='{{{parameter.Name}}}'" : $"{parameter.Name}={{{parameter.Name}}}";

    private JsonObject Call(OperationModel operation)
    {
        var call = new JsonObject
        {
            ["tags"] = new JsonArray(operation.BoundTo?.Name ?? UnboundTag),
            ["operationId"] = operation.BoundTo is { } set ? set.Name + "." + operation.Name : operation.Name,
            ["summary"] = operation.Name,
        }.Described(wording.Of(operation));
        call["parameters"] = operation.IsAction ? Headers(operation) : OpenApiJson.Array(operation.Parameters.Select(p => (JsonNode?)Argument(operation, p)));
        if (operation is { IsAction: true, Parameters.Count: > 0 })
            call["requestBody"] = Body(operation);
        call["responses"] = Answers(operation);
        if (operation.BoundTo is { Definition.SignInNeeded: true })
            call["security"] = OpenApiAnswers.Security(model, signInNeeded: true);
        return call;
    }

    private JsonArray Headers(OperationModel operation)
        => parameters.OfWrite(operation.Binding == OperationBinding.Entity ? operation.BoundTo : null, required: false);

    private JsonObject Argument(OperationModel operation, ParameterModel parameter) => parameter.Type.Nullable
        ? OpenApiParameters.Query(parameter.Name, OpenApiSchemas.Plain(parameter.Type), wording.Of(operation, parameter))
        : new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = "path",
            ["required"] = true,
            ["schema"] = OpenApiSchemas.Plain(parameter.Type),
        }.Described(wording.Of(operation, parameter));

    private JsonObject Body(OperationModel operation)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(operation.Parameters.Select(p =>
                KeyValuePair.Create(p.Name, (JsonNode?)OpenApiSchemas.Of(p.Type).Described(wording.Of(operation, p))))),
        };
        var needed = operation.Parameters.Where(p => !p.Type.Nullable).Select(p => p.Name).ToList();
        if (needed.Count > 0)
            schema["required"] = OpenApiJson.Texts(needed);
        return new() { ["required"] = needed.Count > 0, ["content"] = OpenApiJson.Content(schema) };
    }

    private JsonObject Answers(OperationModel operation)
    {
        var answers = new JsonObject();
        if (operation.Returns is { } returned)
            answers["200"] = OpenApiAnswers.Body(texts[OpenApiText.Value], OpenApiJson.Content(Answer(operation, returned)));
        if (operation.IsAction || operation.Returns!.Nullable)
            answers["204"] = OpenApiAnswers.Named("nothing");
        answers["default"] = OpenApiAnswers.Named("error");
        return answers;
    }

    private JsonObject Answer(OperationModel operation, DataType returned) => returned.Kind switch
    {
        DataKind.Collection => OpenApiSchemas.Page(OpenApiSchemas.Of(returned.Element!), texts, paged: operation.ReturnSet is not null),
        DataKind.Entity or DataKind.Complex => OpenApiJson.Schema(returned.Structure!.Name),
        _ => new() { ["type"] = "object", ["properties"] = new JsonObject { ["value"] = OpenApiSchemas.Of(returned) } },
    };
}
