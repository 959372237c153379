using System.Text.Json.Nodes;

namespace YouthPrograms.OData.OpenApi;

/// <summary>What every service has: its documents and the batch.</summary>
internal sealed class OpenApiService(OpenApiTexts texts)
{
    public const string Tag = "$service";

    public void AddTo(JsonObject paths)
    {
        paths["/"] = Get("service", OpenApiText.ServiceDocument, OpenApiJson.Content(new() { ["type"] = "object" }));
        paths["/$metadata"] = Get("metadata", OpenApiText.Metadata, new()
        {
            ["application/xml"] = new JsonObject(),
            ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } },
        });
        paths["/" + OpenApiDocument.Name] = Get("openapi", OpenApiText.ThisDocument, OpenApiJson.Content(new() { ["type"] = "object" }));
        paths["/$batch"] = new JsonObject { ["post"] = Batch() };
    }

    private JsonObject Get(string id, OpenApiText text, JsonObject content) => new()
    {
        ["get"] = new JsonObject
        {
            ["tags"] = new JsonArray(Tag),
            ["operationId"] = Tag + "." + id,
            ["summary"] = texts[text],
            ["parameters"] = new JsonArray(OpenApiParameters.Named("language")),
            ["responses"] = new JsonObject
            {
                ["200"] = OpenApiAnswers.Body(texts[text], content),
                ["default"] = OpenApiAnswers.Named("error"),
            },
        },
    };

    private JsonObject Batch()
    {
        JsonObject Both() => new()
        {
            ["multipart/mixed"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } },
            ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } },
        };
        return new()
        {
            ["tags"] = new JsonArray(Tag),
            ["operationId"] = Tag + ".batch",
            ["summary"] = texts[OpenApiText.Batch],
            ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Both() },
            ["responses"] = new JsonObject
            {
                ["200"] = OpenApiAnswers.Body(texts[OpenApiText.Value], Both()),
                ["default"] = OpenApiAnswers.Named("error"),
            },
        };
    }
}
