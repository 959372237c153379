using System.Text.Json;
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
        return buffer.ToArray();
    }

    private static InvalidOperationException Unwritable(IEnumerable<EdmError> errors)
        => new("The service model has no metadata document: " + string.Join("; ", errors.Select(e => e.ErrorMessage)));
}
