using System.Text.Json.Nodes;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.OpenApi;

/// <summary>Addresses of sets and their entities, with the methods that each set has.</summary>
internal sealed class OpenApiSets(ServiceModel model, OpenApiTexts texts)
{
    private readonly OpenApiParameters parameters = new(model, texts);

    public static string EntityPath(SetModel set)
        => set.IsSingleton ? "/" + set.Name : Quoted(set.Key.Type) ? $"/{set.Name}('{{{set.Key.Name}}}')" : $"/{set.Name}({{{set.Key.Name}}})";

    public void AddTo(JsonObject paths, SetModel set)
    {
        if (!set.IsSingleton)
        {
            paths["/" + set.Name] = Collection(set);
            paths[$"/{set.Name}/$count"] = new JsonObject { ["get"] = Counting(set) };
        }
        paths[EntityPath(set)] = Entity(set);
    }

    private static bool Quoted(DataType key) => key.Kind is DataKind.String or DataKind.Duration or DataKind.Binary;

    private JsonObject Collection(SetModel set)
    {
        var item = new JsonObject { ["get"] = Reading(set) };
        if (set.Definition.OnCreate is not null)
            item["post"] = Creating(set);
        return item;
    }

    private JsonObject Entity(SetModel set)
    {
        var item = new JsonObject();
        if (!set.IsSingleton)
            item["parameters"] = new JsonArray(parameters.Key(set));
        item["get"] = ReadingOne(set);
        if (set.Definition.OnUpdate is not null)
        {
            item["patch"] = Changing(set, "change", OpenApiText.Change, OpenApiSchemas.Change(set));
            item["put"] = Changing(set, "replace", OpenApiText.Replace, OpenApiSchemas.Change(set));
        }
        if (set.Definition.OnDelete is not null)
            item["delete"] = Removing(set);
        return item;
    }

    private JsonObject Reading(SetModel set) => Operation(set, "list", OpenApiText.Read, parameters.OfCollection(set), null, new()
    {
        ["200"] = OpenApiAnswers.Body(texts[OpenApiText.Page], OpenApiJson.Content(OpenApiSchemas.Page(OpenApiJson.Schema(set.Type.Name), texts))),
    });

    private JsonObject Counting(SetModel set) => Operation(set, "count", OpenApiText.Count, parameters.OfCount(set), null, new()
    {
        ["200"] = OpenApiAnswers.Body(texts[OpenApiText.Value], OpenApiJson.Content(new() { ["type"] = "integer" }, "text/plain")),
    });

    private JsonObject ReadingOne(SetModel set)
    {
        var answers = new JsonObject { ["200"] = Body(set, OpenApiText.Entity) };
        if (set.ETag is not null)
            answers["304"] = OpenApiAnswers.Named("not-modified");
        return Operation(set, "read", OpenApiText.ReadOne, parameters.OfEntity(set), null, answers);
    }

    private JsonObject Creating(SetModel set)
    {
        var answers = new JsonObject { ["201"] = Body(set, OpenApiText.Created, "Location"), ["204"] = OpenApiAnswers.Named("nothing") };
        return Operation(set, "create", OpenApiText.Create, parameters.OfWrite(null, required: false), OpenApiSchemas.Create(set), answers);
    }

    private JsonObject Changing(SetModel set, string verb, OpenApiText text, string schema)
    {
        var answers = new JsonObject { ["200"] = Body(set, OpenApiText.Changed), ["204"] = OpenApiAnswers.Named("nothing") };
        if (set.IsUpsertable)
            answers["201"] = Body(set, OpenApiText.Created, "Location");
        return Operation(set, verb, text, parameters.OfWrite(set, required: !set.IsUpsertable), schema, answers);
    }

    private JsonObject Removing(SetModel set)
        => Operation(set, "delete", OpenApiText.Remove, parameters.OfWrite(set, required: true), null, new() { ["204"] = OpenApiAnswers.Named("nothing") });

    private JsonObject Body(SetModel set, OpenApiText text, params string[] headers) => OpenApiAnswers.Body(
        texts[text], OpenApiJson.Content(OpenApiJson.Schema(set.Type.Name)), [.. set.ETag is null ? Array.Empty<string>() : ["ETag"], .. headers]);

    private JsonObject Operation(SetModel set, string verb, OpenApiText text, JsonArray asked, string? body, JsonObject answers)
    {
        var operation = new JsonObject
        {
            ["tags"] = new JsonArray(set.Name),
            ["operationId"] = set.Name + "." + verb,
            ["summary"] = texts[text],
            ["parameters"] = asked,
        };
        if (body is not null)
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = OpenApiJson.Content(OpenApiJson.Schema(body)) };
        answers["default"] = OpenApiAnswers.Named("error");
        operation["responses"] = answers;
        if (set.Definition.SignInNeeded)
            operation["security"] = OpenApiAnswers.Security(model, signInNeeded: true);
        return operation;
    }
}
