using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes what every session has: texts, classification, custom values and dates.</summary>
internal sealed class SessionSeed(EventDraft draft, Dice dice)
{
    private readonly EventPlan _plan = draft.Plan;
    private readonly EventSettings _settings = draft.Settings;

    public Titles Titles { get; } = new(draft.Plan.Vocabulary, dice);

    public Abstracts Abstracts { get; } = new(draft.Plan.Vocabulary, dice);

    public Dice Dice => dice;

    public Subject Subject() => dice.Pick(_plan.Vocabulary.Subjects);

    public Session Make(int number, Subject subject, string title, string format, bool isAbstract, string statusId)
    {
        var created = isAbstract
            ? dice.Moment(_plan.CallOpens, _plan.CallCloses)
            : dice.Moment(_plan.CallCloses, _plan.LastChange.AddDays(-2));
        var session = new Session
        {
            Id = StableId.Session(_plan.Id, number),
            Number = number,
            Title = title,
            Slug = Slug(title, number),
            Description = Abstracts.Write(subject),
            StatusId = statusId,
            IsAbstract = isAbstract,
            CreatedAt = created,
            UpdatedAt = dice.Moment(created, _plan.LastChange),
            TrackId = dice.Chance(97) ? _settings.Track(subject).Id : null,
            LevelId = dice.Chance(85) ? dice.Pick(_settings.Levels).Id : null,
            FormatId = _settings.Format(format).Id,
            LanguageId = dice.Chance(90) ? _settings.Languages[dice.Chance(92) ? 0 : 1].Id : null,
            TagIds = TagIds(),
        };
        return session with
        {
            CustomValues = CustomValues(session),
            Translations = _plan.HasTranslations && number % 12 == 1 ? SpanishTexts.Of(session, subject, _settings) : [],
        };
    }

    /// <summary>The title in plain letters and the number, which alone remains of a title without any.</summary>
    public static string Slug(string title, int number) => $"{Wording.Slug(title)}-{number}".TrimStart('-');

    private Guid[] TagIds()
    {
        var count = dice.Between(0, 3);
        return [.. Enumerable.Range(0, count).Select(_ => dice.Pick(_settings.Tags)).DistinctBy(tag => tag.Id).OrderBy(tag => tag.Order).Select(tag => tag.Id)];
    }

    private CustomValue[] CustomValues(Session session)
    {
        List<CustomValue> values = [];
        Add("av_requirements", 35, ["Projector only", "Sound from laptop", "Two screens", "Own hardware on stage"]);
        Add("target_audience", 40, ["Practitioners in their first year", "Team leads", "Architects and senior staff", "Everyone"]);
        Add("recording_consent", 60, ["true", "true", "true", "false"]);
        Add("submitter_note", 10, ["Please not on the last afternoon.", "I travel with an infant and need a quiet room.", "My co-presenter uses a wheelchair."]);
        return [.. values];

        void Add(string name, int percent, string[] choices)
        {
            if (dice.Chance(percent))
                values.Add(new CustomValue(_settings.Field(FieldModule.Session, name).Id, dice.Pick(choices), session.CreatedAt.AddMinutes(2)));
        }
    }
}
