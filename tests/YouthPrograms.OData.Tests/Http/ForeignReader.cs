using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Reads answers with Microsoft's library, which knows nothing of ours, as one line per resource, inner ones first.</summary>
internal static class ForeignReader
{
    public static IEdmModel Model(string xml)
    {
        using var reader = System.Xml.XmlReader.Create(new StringReader(xml));
        Assert.True(CsdlReader.TryParse(reader, out var model, out var errors), string.Join("; ", errors.Select(e => e.ErrorMessage)));
        Assert.True(model.Validate(out errors), string.Join("; ", errors.Select(e => e.ErrorMessage)));
        return model;
    }

    public static Task<List<string>> ResourcesAsync(HttpResponseMessage response, IEdmModel model, bool single) => ResourcesAsync(response, model, single, null, null);

    /// <summary>Without metadata the reader must be told what it reads.</summary>
    public static async Task<List<string>> ResourcesAsync(HttpResponseMessage response, IEdmModel model, bool single, IEdmNavigationSource? source, IEdmStructuredType? type)
    {
        using var messages = Reader(response, model);
        var reader = single ? await messages.CreateODataResourceReaderAsync(source, type)
            : await messages.CreateODataResourceSetReaderAsync(source as IEdmEntitySetBase, type);
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            if (reader.State == ODataReaderState.ResourceEnd && reader.Item is ODataResource resource)
                lines.Add(resource.TypeName + " " + string.Join(' ', resource.Properties.OfType<ODataProperty>().Select(p => p.Name + "=" + Text(p.Value))));
            if (reader.State == ODataReaderState.ResourceSetEnd && reader.Item is ODataResourceSet { Count: { } count })
                lines.Add("count " + count.ToString(CultureInfo.InvariantCulture));
            if (reader.State == ODataReaderState.ResourceSetEnd && reader.Item is ODataResourceSet { NextPageLink: not null })
                lines.Add("more");
        }
        return lines;
    }

    public static async Task<string> ServiceAsync(HttpResponseMessage response, IEdmModel model)
    {
        using var messages = Reader(response, model);
        var document = await messages.ReadServiceDocumentAsync();
        return string.Join(',', document.EntitySets.Select(s => s.Name).Concat(document.Singletons.Select(s => s.Name)).Concat(document.FunctionImports.Select(f => f.Name)));
    }

    public static async Task<string> PropertyAsync(HttpResponseMessage response, IEdmModel model, IEdmTypeReference? type = null)
    {
        using var messages = Reader(response, model);
        return Text((await messages.ReadPropertyAsync(type)).Value);
    }

    public static async Task<string> ReferenceAsync(HttpResponseMessage response, IEdmModel model)
    {
        using var messages = Reader(response, model);
        return (await messages.ReadEntityReferenceLinkAsync()).Url.ToString();
    }

    public static async Task<string> ReferencesAsync(HttpResponseMessage response, IEdmModel model)
    {
        using var messages = Reader(response, model);
        return string.Join(' ', (await messages.ReadEntityReferenceLinksAsync()).Links.Select(l => l.Url));
    }

    public static async Task<string> ValueAsync(HttpResponseMessage response, IEdmModel model, IEdmTypeReference type)
    {
        using var messages = Reader(response, model);
        return Text(await messages.ReadValueAsync(type));
    }

    public static async Task<ODataError> ErrorAsync(HttpResponseMessage response, IEdmModel model)
    {
        using var messages = Reader(response, model);
        return await messages.ReadErrorAsync();
    }

    // What was computed is not in the metadata.
    private static ODataMessageReader Reader(HttpResponseMessage response, IEdmModel model)
    {
        var version = response.Headers.TryGetValues("OData-Version", out var named) && named.Single() == "4.01" ? ODataVersion.V401 : ODataVersion.V4;
        var settings = new ODataMessageReaderSettings(version)
        {
            MaxProtocolVersion = ODataVersion.V401,
            BaseUri = new("http://localhost/odata/"),
            Validations = ValidationKinds.All & ~ValidationKinds.ThrowOnUndeclaredPropertyForNonOpenType,
        };
        // Of an answer it wants to see a context; without metadata there is none, and it is read as what a client sends.
        return response.Content.Headers.ContentType?.ToString().Contains("metadata=none", StringComparison.Ordinal) == true
            ? new((IODataRequestMessage)new Message(response), settings, model)
            : new((IODataResponseMessage)new Message(response), settings, model);
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        ODataUntypedValue untyped => untyped.RawValue,
        ODataEnumValue member => member.Value,
        ODataCollectionValue items => "[" + string.Join(',', items.Items.Select(Text)) + "]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private sealed class Message(HttpResponseMessage response) : IODataResponseMessageAsync, IODataRequestMessageAsync
    {
        public Uri Url
        {
            get => response.RequestMessage!.RequestUri!;
            set => throw new NotSupportedException();
        }

        public string Method
        {
            get => response.RequestMessage!.Method.Method;
            set => throw new NotSupportedException();
        }

        public IEnumerable<KeyValuePair<string, string>> Headers
            => response.Headers.Concat(response.Content.Headers).Select(h => KeyValuePair.Create(h.Key, string.Join(',', h.Value)));

        public int StatusCode
        {
            get => (int)response.StatusCode;
            set => throw new NotSupportedException();
        }

        public string GetHeader(string headerName)
            => Headers.FirstOrDefault(h => h.Key.Equals(headerName, StringComparison.OrdinalIgnoreCase)).Value;

        public void SetHeader(string headerName, string headerValue) => throw new NotSupportedException();

        public Stream GetStream() => response.Content.ReadAsStream();

        public Task<Stream> GetStreamAsync() => response.Content.ReadAsStreamAsync();
    }
}
