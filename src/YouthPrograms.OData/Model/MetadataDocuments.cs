using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace YouthPrograms.OData.Model;

/// <summary>The two forms of $metadata, written once.</summary>
internal static class MetadataDocuments
{
    public static byte[] Xml(IEdmModel edm)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new() { Indent = true, Encoding = new System.Text.UTF8Encoding(false) }))
        {
            if (!CsdlWriter.TryWriteCsdl(edm, writer, CsdlTarget.OData, out var errors))
                throw Unwritable(errors);
        }
        return buffer.ToArray();
    }

    public static byte[] Json(IEdmModel edm)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (!CsdlWriter.TryWriteCsdl(edm, writer, out var errors))
                throw Unwritable(errors);
        }
        return WithNullableNavigations(edm, buffer.ToArray());
    }

    // The writer of Microsoft.OData.Edm 7.7.2 leaves $Nullable out of navigation properties, which in JSON means not nullable.
    private static byte[] WithNullableNavigations(IEdmModel edm, byte[] document)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var type in edm.SchemaElements.OfType<IEdmEntityType>())
        {
            foreach (var navigation in type.DeclaredNavigationProperties().Where(n => !n.Type.IsCollection() && n.Type.IsNullable))
                root[type.Namespace]![type.Name]![navigation.Name]!["$Nullable"] = true;
        }
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static InvalidOperationException Unwritable(IEnumerable<EdmError> errors)
        => new("The service model has no metadata document: " + string.Join("; ", errors.Select(e => e.ErrorMessage)));
}
