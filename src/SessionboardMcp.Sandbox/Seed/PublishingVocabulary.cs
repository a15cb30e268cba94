namespace SessionboardMcp.Sandbox.Seed;

/// <summary>The words of a publishers' conference.</summary>
internal static class PublishingVocabulary
{
    public static Vocabulary Create() => new()
    {
        Subjects =
        [
            .. On("Editorial",
                ("Fact-Checking Desks", "late corrections"), ("Data Journalism", "anecdotal stories"),
                ("Sensitivity Readings", "last-minute rewrites"), ("Local Newsrooms", "news deserts"),
                ("Translation Editing", "flat translations"), ("Slow Journalism", "churned headlines")),
            .. On("Audience & Subscriptions",
                ("Membership Models", "subscriber churn"), ("Newsletter Products", "falling reach"),
                ("Paywall Experiments", "guesswork pricing"), ("Reader Communities", "hostile comments"),
                ("Audio Editions", "unread longreads"), ("Campus Licenses", "shadow downloads")),
            .. On("Production & Technology",
                ("Single-Source Publishing", "duplicate files"), ("Print on Demand", "pulped returns"),
                ("Structured Manuscripts", "copy-paste layout"), ("Metadata Feeds", "invisible backlists"),
                ("Archive Digitization", "crumbling paper"), ("Web-First Layout", "broken reflow")),
            .. On("Rights & Licensing",
                ("Collective Licensing", "unpaid reuse"), ("Open Access Agreements", "opaque fees"),
                ("Rights Registries", "orphan works"), ("Subsidiary Rights", "lost contracts"),
                ("Text and Data Mining Clauses", "scraped catalogues")),
            .. On("AI in Publishing",
                ("Machine Translation", "missing markets"), ("Synthetic Narration", "studio bottlenecks"),
                ("Manuscript Triage", "slush piles"), ("Provenance Labels", "fabricated authors"),
                ("Recommendation Engines", "filter bubbles")),
            .. On("Accessibility & Standards",
                ("Accessible EPUB", "unreadable tables"), ("Image Descriptions", "empty alternative texts"),
                ("Braille Workflows", "year-long waits"), ("Persistent Identifiers", "broken citations"),
                ("European Accessibility Rules", "compliance panic")),
        ],
        Contexts =
        [
            "at Independent Presses", "for University Presses", "in Small Languages", "for Children's Books",
            "in Trade Publishing", "for Scholarly Journals", "in Public Broadcasting", "on a Freelance Budget",
            "for School Publishers", "in Family-Owned Houses", "for Comics", "at a National Library",
        ],
        Grounds =
        [
            "A Year in Review", "What Our Readers Told Us", "Notes from a Small Press", "The Numbers behind the Change",
            "A Guide for Editors", "Myths and Evidence", "Lessons from Twelve Houses", "A Working Checklist",
            "What We Would Not Repeat", "From Pilot to Routine",
        ],
        Keynotes = ["Why Anyone Still Reads", "A Library for the Next Hundred Years", "The Reader Is Not a Funnel"],
        Tags =
        [
            "Case study", "Rights", "Print", "Digital", "Audio", "Translation", "Young readers", "Scholarly",
            "Workflow", "Pricing", "Accessibility", "Legal", "Marketing", "Sustainability",
        ],
        JobTitles =
        [
            "Editor-in-Chief", "Rights Manager", "Head of Production", "Audience Editor", "Publishing Director",
            "Accessibility Lead", "Product Manager", "Managing Editor", "Translator", "Metadata Librarian",
            "Commissioning Editor", "Head of Subscriptions",
        ],
        CompanyKinds = ["Press", "Verlag", "Books", "Media", "Editions", "Journals", "Audio", "Library"],
    };

    private static IEnumerable<Subject> On(string track, params (string Topic, string Pain)[] subjects) =>
        subjects.Select(subject => new Subject(track, subject.Topic, subject.Pain));
}
