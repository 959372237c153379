using System.Text.Json;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Write;

/// <summary>Arguments of actions from bodies, of functions from addresses.</summary>
internal static class ArgumentReader
{
    public static ODataArguments OfAction(OperationModel action, JsonElement body, string ns)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Refusal.BadRequest("InvalidBody", Message.TypeMismatch, ValueReader.Describe(body), action.Name);
        var errors = new BodyErrors();
        Dictionary<string, object?> values = [];
        foreach (var member in body.EnumerateObject().Where(m => !m.Name.Contains('@', StringComparison.Ordinal)))
        {
            if (action.Parameters.FirstOrDefault(p => p.Name == member.Name) is not { } parameter)
                errors.Add(member.Name, "UnknownParameter", Message.UnknownName, member.Name);
            else if (ValueReader.TryRead(member.Value, parameter.Type, out var value))
                values[member.Name] = value;
            else
                errors.Add(member.Name, "InvalidValue", Message.BadLiteral, ValueReader.Describe(member.Value), parameter.Type.EdmName(ns));
        }
        foreach (var missing in action.Parameters.Where(p => !p.Type.Nullable && !body.TryGetProperty(p.Name, out _)))
            errors.Add(missing.Name, "MissingParameter", Message.MissingParameter, missing.Name);
        errors.Throw();
        return new(values);
    }

    /// <summary>Named in parentheses, or left out there and given as an alias or option of the same name.</summary>
    public static ODataArguments OfFunction(OperationModel function, IReadOnlyList<Argument> arguments, Exchange exchange)
    {
        var binder = new ResourceBinder(exchange.Context);
        Dictionary<string, object?> values = [];
        foreach (var argument in arguments)
        {
            var parameter = function.Parameters.FirstOrDefault(p => p.Name == argument.Name)
                ?? throw Refusal.Target(argument.Name ?? "()", "UnknownParameter", Message.UnknownName, argument.Name ?? "()");
            values[parameter.Name] = binder.Literal(argument.Value, parameter.Type);
        }
        foreach (var parameter in function.Parameters.Where(p => !values.ContainsKey(p.Name)))
        {
            if (Implicit(parameter, exchange) is { } node)
                values[parameter.Name] = binder.Literal(node, parameter.Type);
            else if (!parameter.Type.Nullable)
                throw Refusal.Target(parameter.Name, "MissingParameter", Message.MissingParameter, parameter.Name);
        }
        return new(values);
    }

    private static Node? Implicit(ParameterModel parameter, Exchange exchange)
    {
        if (exchange.Context.Aliases.TryGetValue("@" + parameter.Name, out var alias))
            return alias;
        var option = exchange.Url.Raw.FirstOrDefault(o => Uri.UnescapeDataString(o.Name) == parameter.Name);
        return option.Name is null ? null : ExpressionParser.ParseAll(Uri.UnescapeDataString(option.Value), exchange.Model.Limits);
    }
}
