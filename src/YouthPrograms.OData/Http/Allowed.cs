using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Http;

/// <summary>Which methods a resource has; every 405 and every OPTIONS says so.</summary>
internal static class Allowed
{
    /// <summary>Refuses any other method than these.</summary>
    public static void Require(Exchange exchange, params string[] methods)
    {
        if (!methods.Contains(exchange.Method))
            throw NotAllowed(exchange, string.Join(", ", methods));
    }

    /// <summary>Refuses a method that the resource, or its set, does not have.</summary>
    public static void Require(Exchange exchange, Resource resource)
    {
        if (Methods(resource).Contains(exchange.Method))
            return;
        exchange.Http.Response.Headers.Allow = Of(resource);
        throw Refusal.Of(405, "MethodNotAllowed", Message.NotWritable, exchange.Method, Name(resource));
    }

    public static RefusalException NotAllowed(Exchange exchange, string allow)
    {
        exchange.Http.Response.Headers.Allow = allow;
        return Refusal.Of(405, "MethodNotAllowed", Message.MethodNotAllowed, exchange.Method);
    }

    public static string Of(Resource resource) => string.Join(", ", Methods(resource));

    private static List<string> Methods(Resource resource) => resource switch
    {
        { Kind: ResourceKind.Batch } or { Operation.IsAction: true } => ["POST"],
        { IsReference: true } => ["GET", "HEAD", .. Links.Methods(resource)],
        { Kind: ResourceKind.Property, IsCount: false } => ["GET", "HEAD", .. PropertyWrites.Methods(resource)],
        { Kind: ResourceKind.Entity } => ["GET", "HEAD", .. Entity(resource.Set!.Definition)],
        { Kind: ResourceKind.Collection, IsCount: false, Set.Definition.OnCreate: not null } => ["GET", "HEAD", "POST"],
        _ => ["GET", "HEAD"],
    };

    private static string Name(Resource resource)
        => resource.Path is [.., var property] ? property.Name : resource.Navigation?.Name ?? resource.Set!.Name;

    private static List<string> Entity(SetDefinition set)
        => [.. set.OnUpdate is null ? Array.Empty<string>() : ["PATCH", "PUT"], .. set.OnDelete is null ? Array.Empty<string>() : ["DELETE"]];
}
