using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Translations into Spanish, for the event that has them.</summary>
internal static class SpanishTexts
{
    private const string Language = "es";

    private static readonly string[] Titles =
    [
        "{T} en la práctica", "Lo que aprendimos con {T}", "Introducción a {T}", "{T}: errores que no repetiríamos",
        "Una guía honesta de {T}", "Cómo medimos {T}",
    ];

    public static IReadOnlyList<Translation> Of(Session session, Subject subject, EventSettings settings)
    {
        var title = Titles[session.Number % Titles.Length].Replace("{T}", subject.Topic, StringComparison.Ordinal);
        var text = $"<p>En esta sesión contamos cómo trabajamos con {subject.Topic}, qué salió mal al principio y qué " +
            "recomendaríamos hoy a otros equipos. Habrá ejemplos reales, cifras y tiempo para preguntas.</p>";
        return [Text(session.Id.ToString(), settings.Field("session", "title"), title), Text(session.Id.ToString(), settings.Field("session", "description"), text)];
    }

    public static IReadOnlyList<Translation> Of(Contact contact, EventSettings settings) =>
    [
        Text(contact.Id, settings.Field("contact", "about"), $"<p>{contact.FullName} trabaja en {contact.Company} y habla con frecuencia en congresos internacionales.</p>"),
        Text(contact.Id, settings.Field("contact", "title"), contact.Number % 2 == 0 ? "Responsable de ingeniería" : "Ingeniera principal de software"),
    ];

    public static IReadOnlyList<Translation> Of(Account account, EventSettings settings) =>
        [Text(account.Id, settings.Field("account", "description"), $"<p>{account.Name} ofrece productos y servicios para equipos de desarrollo.</p>")];

    private static Translation Text(string owner, Field field, string value) =>
        new(StableId.Of($"translation/{owner}/{field.InternalName}/{Language}"), field.Id, Language, value);
}
