"""A cookie for the session, a token against forged requests, and cursors."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from faces.face import SESSION, shown
from faces.views.cards import ApplicationViewSet, CardViewSet, StandingView
from faces.views.events import EventViewSet
from faces.views.matters import MatterViewSet
from faces.views.people import CsrfView, LoginView, LogoutView, MeView
from faces.views.registrations import RegistrationViewSet
from faces.views.uploads import UploadViewSet

router = SimpleRouter()
router.register("events", shown(EventViewSet, SESSION), "event")
router.register("registrations", shown(RegistrationViewSet, SESSION), "registration")
router.register("cards", shown(CardViewSet, SESSION), "card")
router.register("applications", shown(ApplicationViewSet, SESSION), "application")
router.register("matters", shown(MatterViewSet, SESSION), "matter")
router.register("uploads", shown(UploadViewSet, SESSION), "upload")

urlpatterns = [
    path("csrf/", CsrfView.as_view()),
    path("login/", LoginView.as_view()),
    path("logout/", LogoutView.as_view()),
    path("me/", shown(MeView, SESSION).as_view()),
    path("card/", shown(StandingView, SESSION).as_view()),
    *router.urls,
]
