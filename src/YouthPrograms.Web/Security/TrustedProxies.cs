using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace YouthPrograms.Web.Security;

/// <summary>
/// Behind a proxy every request comes from the proxy; the caller's address and scheme stand in X-Forwarded-For and
/// X-Forwarded-Proto. They are believed from the addresses of <c>Programs:TrustedProxies</c> alone: anybody can write a header.
/// </summary>
public static class TrustedProxies
{
    /// <summary>Addresses and networks, such as <c>127.0.0.1, 10.0.0.0/8</c>; null when one cannot be read.</summary>
    public static IReadOnlyList<IPNetwork>? Parse(string? text)
    {
        List<IPNetwork> networks = [];
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network))
                networks.Add(network);
            else if (IPAddress.TryParse(part, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                return null;
        }
        return networks;
    }

    public static void UseTrustedProxies(this IApplicationBuilder app, Installation installation)
    {
        if (installation.TrustedProxies.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in installation.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
