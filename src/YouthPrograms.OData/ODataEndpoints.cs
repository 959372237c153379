using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.OData.Http;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query.Plans;

namespace YouthPrograms.OData;

/// <summary>The door of the library: registration of a service and its one catch-all endpoint.</summary>
public static class ODataEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"];

    /// <summary>Registers an OData service over a context. The model is completed, and checked, when it is mapped.</summary>
    /// <typeparam name="TContext">The EF context; resolved from the request's scope.</typeparam>
    /// <typeparam name="TViewer">What row predicates and handlers know of the caller; see <see cref="ODataModelBuilder{TContext,TViewer}.Viewer"/>.</typeparam>
    public static IServiceCollection AddOData<TContext, TViewer>(
        this IServiceCollection services, Action<ODataModelBuilder<TContext, TViewer>> configure)
        where TContext : DbContext
        where TViewer : notnull
    {
        var builder = new ODataModelBuilder<TContext, TViewer>();
        configure(builder);
        services.AddSingleton(builder.Definition);
        services.AddSingleton<PlanConnections>();
        return services;
    }

    /// <summary>
    /// The OpenAPI document of the mapped service as UTF-8, in the language of the request: what <c>openapi.json</c> under the
    /// prefix answers, for pages that show it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The service is not mapped yet.</exception>
    public static ReadOnlyMemory<byte> ODataOpenApi(this IServiceProvider services)
    {
        var documents = services.GetRequiredService<ServiceDefinition>().Documents ?? throw new InvalidOperationException("MapOData was not called.");
        return documents.For(CultureInfo.CurrentUICulture).OpenApi;
    }

    /// <summary>Answers everything under <paramref name="prefix"/>. Policies and rate limits go on the returned builder.</summary>
    /// <exception cref="InvalidOperationException">The registered model contradicts itself or the EF model.</exception>
    public static IEndpointConventionBuilder MapOData(this IEndpointRouteBuilder endpoints, string prefix)
    {
        var front = FrontDesk.Open(endpoints.ServiceProvider, prefix);
        return endpoints.MapMethods(prefix.TrimEnd('/') + "/{**resource}", Methods, front.AnswerAsync)
            .WithDisplayName("OData " + prefix);
    }
}
